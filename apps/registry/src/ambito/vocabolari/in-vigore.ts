// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Reader } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { valoreAl, type NomeSoglia } from '@ambito/vocabulary';

/** A threshold by name and day (YYYY-MM-DD). @throws Error for a day before its first value */
export type LeggeSoglia = (nome: NomeSoglia, giorno: string) => number;

interface Valore {
  nome: NomeSoglia;
  dal: string;
  valore: number;
}

const VALORI = 'SELECT nome, dal, valore::float8 AS valore FROM valore_soglia';

/** The value of a threshold on a day; null before its first. */
export async function sogliaAl(reader: Reader, nome: NomeSoglia, giorno: string): Promise<number | null> {
  const [inVigore] = await reader.query<{ valore: number | null }>('SELECT soglia_al($1, $2::date)::float8 AS valore', [
    nome,
    giorno,
  ]);
  return inVigore?.valore ?? null;
}

/** All values of a threshold with their first day, earliest first, future ones included. */
export function valoriSoglia(reader: Reader, nome: NomeSoglia): Promise<Valore[]> {
  return reader.query(`${VALORI} WHERE nome = $1 ORDER BY dal`, [nome]);
}

/** The value of one threshold by day, null before its first; read once a request. */
export async function sogliaDellaRichiesta(
  context: GraphContext,
  nome: NomeSoglia,
): Promise<(giorno: string) => number | null> {
  const suoi = (await valoriDellaRichiesta(context)).filter((valore) => valore.nome === nome);
  return (giorno) => suoi.findLast(({ dal }) => dal <= giorno)?.valore ?? null;
}

/** The value of any threshold by day; read once a request. */
export async function soglieDellaRichiesta(context: GraphContext): Promise<LeggeSoglia> {
  const valori = await valoriDellaRichiesta(context);
  return (nome, giorno) =>
    valoreAl(
      valori.filter((valore) => valore.nome === nome),
      nome,
      giorno,
    );
}

/** The days on which a threshold changes; read once a request. */
export async function giorniDellaSoglia(context: GraphContext, nome: NomeSoglia): Promise<string[]> {
  return (await valoriDellaRichiesta(context)).filter((valore) => valore.nome === nome).map(({ dal }) => dal);
}

function valoriDellaRichiesta(
  context: GraphContext,
): Promise<(Valore & { owner: string; [colonna: string]: unknown })[]> {
  return context.loadMany('soglie', 'tutte', ({ query }) =>
    query(`SELECT 'tutte' AS owner, v.* FROM (${VALORI}) AS v ORDER BY dal`),
  );
}
