// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import type { Reader } from '@ambito/persistence';
import type { NomeVocabolario } from '@ambito/vocabulary';

/** SQL of the latest name of a national code; `codice` is an expression. */
export const nomeSiussDi = (codice: string): string =>
  `(SELECT nome FROM voce_vocabolario WHERE vocabolario = 'PRESTAZIONI' AND codice = ${codice} ORDER BY lower(periodo) DESC LIMIT 1)`;

/** Which of some codes are in use on a day, by the vocabulary that has been loaded (art. 2 c. 5 p, q). */
export async function codiciInUso(
  { query }: Reader,
  vocabolario: NomeVocabolario,
  codici: readonly string[],
  giorno: string,
): Promise<ReadonlySet<string>> {
  const inUso = await query<{ codice: string }>(
    `SELECT codice FROM voce_vocabolario WHERE vocabolario = $1 AND codice = ANY ($2) AND periodo @> $3::date`,
    [vocabolario, codici, giorno],
  );
  return new Set(inUso.map(({ codice }) => codice));
}

/**
 * The errors of the codes that are not in use on a day, each at its place in the list. The list is at `percorso`.
 * @param che what the codes are, in words
 */
export function nonInUso(
  codici: readonly string[],
  inUso: ReadonlySet<string>,
  giorno: string,
  percorso: readonly string[],
  che = 'una prestazione',
): CampoNonValido[] {
  return codici.flatMap((codice, indice) =>
    inUso.has(codice)
      ? []
      : [
          {
            percorso: [...percorso, String(indice)],
            messaggio: `${codice} non è ${che} in uso ${ilGiorno(giorno)}`,
          },
        ],
  );
}
