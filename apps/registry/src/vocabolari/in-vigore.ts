// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { valoreAl, type NomeSoglia } from '@ambito/vocabulary';

/** A threshold by name and day (YYYY-MM-DD). @throws Error for a day before any */
export type LeggeSoglia = (nome: NomeSoglia, giorno: string) => number;

interface Valore {
  nome: NomeSoglia;
  dal: string;
  valore: number;
}

const VALORI = 'SELECT nome, dal, valore::float8 AS valore FROM valore_soglia';

/** The threshold in force on a day, as it has been loaded; null before any. */
export async function sogliaAl(reader: Reader, nome: NomeSoglia, giorno: string): Promise<number | null> {
  const [inVigore] = await reader.query<Valore>(
    `${VALORI} WHERE nome = $1 AND dal <= $2::date ORDER BY dal DESC LIMIT 1`,
    [nome, giorno],
  );
  return inVigore?.valore ?? null;
}

/** All thresholds, for what asks for many on many days: read once a request. */
export async function soglieDellaRichiesta(context: GraphContext): Promise<LeggeSoglia> {
  const valori = await context.loadMany<Valore & { owner: string; [colonna: string]: unknown }>(
    'soglie',
    'tutte',
    ({ query }) => query(`SELECT 'tutte' AS owner, v.* FROM (${VALORI}) AS v ORDER BY dal`),
  );
  return (nome, giorno) =>
    valoreAl(
      valori.filter((valore) => valore.nome === nome),
      nome,
      giorno,
    );
}
