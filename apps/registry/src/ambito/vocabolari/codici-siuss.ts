// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import { voceEstranea, type NomeVocabolario } from '@ambito/vocabulary';

/** SQL of the latest name of a national code; `codice` is an expression. */
export const nomeSiussDi = (codice: string): string =>
  `(SELECT nome FROM voce_vocabolario WHERE vocabolario = 'PRESTAZIONI' AND codice = ${codice} ORDER BY lower(periodo) DESC LIMIT 1)`;

/** The codes of a vocabulary that are in use on a day, as it has been loaded (art. 2 c. 5 p, q). */
export interface InUso {
  readonly vocabolario: NomeVocabolario;
  readonly giorno: string;
  readonly codici: ReadonlySet<string>;
}

export async function codiciInUso({ query }: Reader, vocabolario: NomeVocabolario, giorno: string): Promise<InUso> {
  const inUso = await query<{ codice: string }>(
    'SELECT codice FROM voce_vocabolario WHERE vocabolario = $1 AND periodo @> $2::date ORDER BY codice',
    [vocabolario, giorno],
  );
  return { vocabolario, giorno, codici: new Set(inUso.map(({ codice }) => codice)) };
}

/** The errors of the codes that are not in use, each at its place in the list. The list is at `percorso`. */
export function nonInUso(codici: readonly string[], inUso: InUso, percorso: readonly string[]): CampoNonValido[] {
  const messaggio = voceEstranea(inUso.vocabolario, [...inUso.codici], ilGiorno(inUso.giorno));
  return codici.flatMap((codice, indice) =>
    inUso.codici.has(codice) ? [] : [{ percorso: [...percorso, String(indice)], messaggio }],
  );
}
