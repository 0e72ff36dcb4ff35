// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader } from '@ambito/persistence';
import type { NomeSoglia } from '@ambito/vocabulary';

/**
 * The threshold in force on a day (YYYY-MM-DD), as it has been loaded: what rules and ratios of the registry go by.
 * @throws Error for a day before any
 */
export async function sogliaAl(reader: Reader, nome: NomeSoglia, giorno: string): Promise<number> {
  const [inVigore] = await reader.query<{ valore: number }>(
    'SELECT valore::float8 AS valore FROM valore_soglia WHERE nome = $1 AND dal <= $2::date ORDER BY dal DESC LIMIT 1',
    [nome, giorno],
  );
  if (inVigore === undefined) throw new Error(`No ${nome} in force on ${giorno}`);
  return inVigore.valore;
}
