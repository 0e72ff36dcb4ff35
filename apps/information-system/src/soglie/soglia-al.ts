// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader } from '@ambito/persistence';
import { SOGLIE, valoreAl, type NomeSoglia, type ValoreSoglia } from '@ambito/vocabulary';

/**
 * The threshold in force on a day (YYYY-MM-DD), as the registry has told it; until then, the library's threshold.
 * @throws Error for a day before the first value
 */
export async function sogliaAl({ query }: Reader, nome: NomeSoglia, giorno: string): Promise<number> {
  const [caricata] = await query<{ valori: Pick<ValoreSoglia, 'valore' | 'dal'>[] }>(
    'SELECT valori FROM soglia WHERE nome = $1',
    [nome],
  );
  return valoreAl(caricata?.valori ?? SOGLIE[nome], nome, giorno);
}
