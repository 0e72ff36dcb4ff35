// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { estremi, vigilia } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import { CATALOGO } from '../indicatori/catalogo.ts';
import type { Dimensione } from '../indicatori/dimensioni.ts';
import { readCelle, PARAMETRI } from '../indicatori/read-celle.ts';
import type { ValoreIndicatore } from '../indicatori/valore-indicatore.ts';
import type { Visibilita } from '../indicatori/visibilita.ts';
import { sogliaAl } from '../soglie/soglia-al.ts';
import type { ArtefattoEntity } from './artefatto.entity.ts';
import { qualitaDeiFatti } from './qualita.ts';

export type File = Omit<ArtefattoEntity, 'rapportoId'>;

export interface Intestazione {
  readonly tipo: string;
  readonly periodo: string;
  readonly edizione: number;
  readonly provvisorio: boolean;
  readonly ambitoId: string;
}

const DIMENSIONI_DEL_RAPPORTO: readonly Dimensione[] = [
  'TOTALE',
  'COMUNE',
  'SEDE',
  'AREA',
  'CANALE',
  'ESITO',
  'BISOGNO',
];

/**
 * The files of a monitoring report: the Ambito's files, and the Regione's files after disclosure control. The same facts make
 * the same bytes: the order is fixed, and the only instant in a file is the watermark of the facts.
 */
export async function composeFiles(
  reader: Reader,
  rapporto: Intestazione,
  filigrana: string | null,
  reportProgress: (percento: number) => Promise<void>,
): Promise<File[]> {
  const [ambito] = await reader.query<{ codice: string; nome: string }>(
    'SELECT codice, nome FROM ambito WHERE id = $1',
    [rapporto.ambitoId],
  );
  const limiti = estremi(rapporto.periodo);
  const minimo = await sogliaAl(reader, 'PERSONE_PER_CELLA', limiti?.dal ?? '');
  const file: File[] = [];
  for (const vista of ['INTERNA', 'REGIONE'] as const) {
    const visibilita: Visibilita = {
      protetta: vista === 'REGIONE',
      where: `a.id = $${PARAMETRI + 1}::uuid`,
      parametri: [rapporto.ambitoId],
    };
    const valori: ValoreIndicatore[] = [];
    for (const dimensione of DIMENSIONI_DEL_RAPPORTO) {
      valori.push(...(await readCelle(reader, { periodo: rapporto.periodo, dimensione }, visibilita)));
      await reportProgress(
        (vista === 'INTERNA' ? 0 : 50) +
          Math.round((50 * (DIMENSIONI_DEL_RAPPORTO.indexOf(dimensione) + 1)) / DIMENSIONI_DEL_RAPPORTO.length),
      );
    }
    const { ambitoId: _id, ...intestazione } = rapporto;
    const testa = {
      ...intestazione,
      // The reader of a report is told the last day, included.
      ...(limiti === null ? {} : { dal: limiti.dal, al: vigilia(limiti.al) }),
      ambito,
      filigrana,
      vista,
      regole: { personePerCella: minimo },
      qualita: await qualitaDeiFatti(reader, rapporto, visibilita.protetta ? minimo : null),
    };
    file.push(conImpronta(vista, 'JSON', json(testa, valori)), conImpronta(vista, 'CSV', csv(valori)));
  }
  return file;
}

function json(testa: object, valori: readonly ValoreIndicatore[]): string {
  const indicatori = CATALOGO.map(({ codice, nome, articolo, unita, base, nota }) => ({
    codice,
    nome,
    articolo,
    unita,
    base,
    ...(nota === undefined ? {} : { nota }),
    celle: valori.filter((valore) => valore.codice === codice).map(cella),
  }));
  return `${JSON.stringify({ ...testa, indicatori }, null, 2)}\n`;
}

function cella({ dimensione, chiave, valore, numeratore, denominatore, soppresso }: ValoreIndicatore) {
  return { dimensione, chiave, valore, numeratore, denominatore, soppresso };
}

const COLONNE = [
  'codice',
  'nome',
  'unita',
  'periodo',
  'ambito',
  'dimensione',
  'chiave',
  'valore',
  'numeratore',
  'denominatore',
  'soppresso',
] as const;

function csv(valori: readonly ValoreIndicatore[]): string {
  const righe = valori.map((valore) => COLONNE.map((colonna) => campo(valore[colonna])).join(','));
  return `${[COLONNE.join(','), ...righe].join('\r\n')}\r\n`;
}

/** A CSV by RFC 4180. A text that a spreadsheet would take for a formula becomes plain text. */
function campo(valore: string | number | boolean | null): string {
  if (valore === null) return '';
  const testo = typeof valore === 'string' && /^[=+\-@\t\r]/.test(valore) ? `'${valore}` : String(valore);
  return /[",\r\n]/.test(testo) ? `"${testo.replaceAll('"', '""')}"` : testo;
}

function conImpronta(vista: File['vista'], formato: File['formato'], contenuto: string): File {
  return { vista, formato, contenuto, impronta: createHash('sha256').update(contenuto).digest('hex') };
}
