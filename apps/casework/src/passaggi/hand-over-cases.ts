// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AmbitoUnit } from '../ambito-unit.ts';
import { realign } from '../responsabilita/entrust-case.ts';
import { emitSuccessioni } from '../responsabilita/emit-successioni.ts';
import { giveBackCases, LASCIATI } from '../responsabilita/give-back-cases.ts';
import { markDaRivedere } from '../responsabilita/mark-da-rivedere.ts';
import { emitPreseInCarico } from '../prese-in-carico/presa-in-carico.evento.ts';

/**
 * Art. 2 c. 2: an operator's service has changed in the registry, and so has the successor in each open case of the operator.
 * If the service is over, the cases are handed over now, in this transaction. If it was not over, as when its end was put right, the cases
 * that still wait for a successor come back now. Handovers that were planned for an end that is withdrawn are marked. @returns the cases that have changed hands or will change hands
 */
export async function handOverCases(unit: AmbitoUnit, operatoreId: string): Promise<string[]> {
  const passati = await changeCases(unit, `${CORRONO('operatore_id = $3')} UNION ${LASCIATI}`, [operatoreId], (casi) =>
    giveBackCases(unit, casi, operatoreId),
  );
  await markDaRivedere(unit, operatoreId);
  await emitSuccessioni(unit, [operatoreId], { richiesta: true });
  return passati;
}

/**
 * Art. 2 c. 2: the coordinator in office has changed in the registry, and so has the person who answers ad interim, now and
 * later. Cases without anybody responsible are included. @returns the cases that have changed hands or will change hands
 */
export const handOverCasesAdInterim = (unit: AmbitoUnit): Promise<string[]> =>
  changeCases(unit, CORRONO('senza_nominato(natura)'));

/** The cases of an Ambito ($1) with a stretch that is not over at an instant ($2) and for which a condition holds, in SQL. */
const CORRONO = (condizione: string): string =>
  `SELECT presa_in_carico_id FROM responsabilita WHERE ambito_id = $1 AND fine > $2::timestamptz AND ${condizione}`;

/**
 * Works out the successors again in each open case among some.
 * @param quali SQL of these cases: it is read first, so that no other case of the Ambito is
 * @param parameters of that SQL, from `$3` on
 * @param change writes stretches of the locked cases before that
 */
async function changeCases(
  unit: AmbitoUnit,
  quali: string,
  parameters: readonly unknown[] = [],
  change: (casi: readonly string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  const casi = await unit.query<{ id: string }>(
    `SELECT p.id FROM presa_in_carico p
     WHERE p.ambito_id = $1 AND p.id = ANY (ARRAY(${quali})) AND caso_con_responsabile(p.stato) ORDER BY p.id FOR UPDATE`,
    [unit.ambitoId, unit.adesso, ...parameters],
  );
  const ids = casi.map(({ id }) => id);
  const prima = await readTratti(unit, ids);
  await change(ids);
  await realign(unit, ids);
  const dopo = await readTratti(unit, ids);
  const passati = ids.filter((id) => prima.get(id) !== dopo.get(id));
  if (passati.length === 0) return [];
  await unit.query(
    'UPDATE presa_in_carico SET versione = versione + 1 WHERE ambito_id = $1 AND id = ANY ($2::uuid[])',
    [unit.ambitoId, passati],
  );
  await emitPreseInCarico(unit, passati);
  return passati;
}

/** The stretches of each case, as one text. */
async function readTratti(unit: AmbitoUnit, casi: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const righe = await unit.query<{ id: string; tratti: string }>(
    `SELECT presa_in_carico_id AS id, jsonb_agg(jsonb_build_array(operatore_id, natura, periodo) ORDER BY periodo)::text AS tratti
     FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) GROUP BY presa_in_carico_id`,
    [unit.ambitoId, casi],
  );
  return new Map(righe.map(({ id, tratti }) => [id, tratti]));
}
