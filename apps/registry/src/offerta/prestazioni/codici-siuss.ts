// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampoNonValido } from '@ambito/errors';
import type { Reader } from '@ambito/persistence';

/** The name of a national code, the latest: old entries keep their meaning. Of a `codice` that the statement knows. */
export const nomeSiussDi = (codice: string): string =>
  `(SELECT nome FROM voce_vocabolario WHERE vocabolario = 'PRESTAZIONI' AND codice = ${codice} ORDER BY lower(periodo) DESC LIMIT 1)`;

/** Of national codes, those in use on a day, as they have been loaded (art. 2 c. 5 p, q). */
export async function codiciInUso(
  { query }: Reader,
  codici: readonly string[],
  giorno: string,
): Promise<ReadonlySet<string>> {
  const inUso = await query<{ codice: string }>(
    `SELECT codice FROM voce_vocabolario WHERE vocabolario = 'PRESTAZIONI' AND codice = ANY ($1) AND periodo @> $2::date`,
    [codici, giorno],
  );
  return new Set(inUso.map(({ codice }) => codice));
}

/** What to say of the codes that are not in use on a day, by their place. */
export function nonInUso(
  codici: readonly string[],
  inUso: ReadonlySet<string>,
  giorno: string,
  percorso: readonly string[],
): CampoNonValido[] {
  return codici.flatMap((codice, indice) =>
    inUso.has(codice)
      ? []
      : [{ percorso: [...percorso, String(indice)], messaggio: `${codice} non è una prestazione in uso il ${giorno}` }],
  );
}
