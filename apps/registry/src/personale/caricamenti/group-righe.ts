// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErroreCaricamento } from './caricamento.ts';
import type { Riga, Tabella } from './tabella.ts';
import { readRiga, posizioni, type RigaLetta, type Tracciato } from './tracciato.ts';

/** Rows that are written together. */
export type Gruppo = readonly RigaLetta<object>[];

/**
 * The rows of a table in groups to be written, in order. A group is left out if a row that cannot be read belongs to it, or may
 * belong to it. That row has its error already, and without that row the others would be judged wrongly.
 * @throws BadUserInput for headers that are not of the layout
 */
export function groupRighe(
  tracciato: Tracciato,
  tabella: Tabella,
): { gruppi: readonly Gruppo[]; errori: ErroreCaricamento[] } {
  const dove = posizioni(tracciato, tabella);
  const errori: ErroreCaricamento[] = [];
  const gruppi = new Map<string, RigaLetta<object>[]>();
  const illeggibili: Record<string, unknown>[] = [];
  const viste = new Map<string, Riga>();
  for (const riga of tabella.righe) {
    const { valori, errori: sbagli } = readRiga(tracciato, dove, tabella, riga);
    if (sbagli.length > 0) {
      errori.push(...sbagli);
      illeggibili.push(valori as Record<string, unknown>);
      continue;
    }
    const contenuto = JSON.stringify(valori);
    const uguale = viste.get(contenuto);
    if (uguale !== undefined) {
      errori.push({ riga: riga.numero, colonna: null, messaggio: `Ripete la riga ${uguale.numero}`, articolo: null });
      continue;
    }
    viste.set(contenuto, riga);
    const chiave = chiaveDi(tracciato, valori, riga);
    const gruppo = gruppi.get(chiave);
    if (gruppo === undefined) gruppi.set(chiave, [{ riga, valori }]);
    else gruppo.push({ riga, valori });
  }
  const interi = [...gruppi]
    .filter(([, [prima]]) => !illeggibili.some((valori) => puoEssereDi(tracciato, valori, prima?.valori)))
    .sort(([una], [altra]) => (una < altra ? -1 : 1));
  return { gruppi: interi.map(([, gruppo]) => gruppo), errori };
}

function chiaveDi({ insieme }: Tracciato, valori: object, { numero }: Riga): string {
  if (insieme.length === 0) return String(numero).padStart(6, '0');
  return insieme.map((campo) => String((valori as Record<string, unknown>)[campo])).join(' ');
}

/** Whether a row that cannot be read may belong to the group of another row: its readable values are all equal to those of that row. */
function puoEssereDi({ insieme }: Tracciato, letti: Record<string, unknown>, valori: object | undefined): boolean {
  if (insieme.length === 0) return false;
  const altri = valori as Record<string, unknown>;
  return insieme.every((campo) => letti[campo] === undefined || letti[campo] === altri[campo]);
}
