// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { keepAnnullato, type WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import type { CasoSbagliatoInput } from '../prese-in-carico/caso-sbagliato.ts';
import { emitPresaInCarico } from '../prese-in-carico/presa-in-carico.evento.ts';
import { PRESA_IN_CARICO } from '../prese-in-carico/presa-in-carico.entity.ts';
import type { StatoPresaInCarico } from '../prese-in-carico/stati.ts';

/** Of some cases ($2), what was recorded since they were assigned that a step back would deny, by case. Concealed records tell nothing. */
const FATTI = `
  SELECT presa_in_carico_id AS owner, 'ne è già stato redatto il progetto' AS cosa, 1 AS ordine FROM progetto
    WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])
  UNION ALL SELECT presa_in_carico_id, 'è già stato sospeso: la sospensione si annulla prima', 2 FROM sospensione
    WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[])
  UNION ALL SELECT presa_in_carico_id, 'ne è già stata trasmessa una richiesta a un ente', 3 FROM trasmissione
    WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) AND NOT occultata
  ORDER BY ordine`;

interface Fatto {
  readonly owner: string;
  readonly cosa: string;
  readonly [column: string]: unknown;
}

/** Whether nothing was recorded of a case that a step back would deny. Batched. */
export async function senzaFatti(presaInCaricoId: string, context: GraphContext): Promise<boolean> {
  const fatti = await context.loadMany<Fatto>('PresaInCarico.fatti', presaInCaricoId, ({ query, ambitoId }, ids) =>
    query(FATTI, [ambitoId, ids]),
  );
  return fatti.length === 0;
}

/**
 * Gives a locked case the state before its last step, which was a mistake. What the case said is kept, and read under it.
 * @param columns what the step had written, as SQL sets it
 * @throws RuleViolation when something was recorded since that the step back would deny
 */
export async function tornaIndietro(
  unit: WriteUnit,
  { presaInCaricoId, motivo }: CasoSbagliatoInput,
  stato: StatoPresaInCarico,
  columns: string,
): Promise<void> {
  const [fatto] = await unit.query<Fatto>(FATTI, [unit.ambitoId, [presaInCaricoId]]);
  if (fatto !== undefined)
    throw new RuleViolation('art. 2 c. 3', `Il caso è andato avanti e non torna indietro: ${fatto.cosa}`);
  await keepAnnullato(unit, PRESA_IN_CARICO, presaInCaricoId, { motivo, conservatoCome: uuidv7() });
  await unit.query(
    `UPDATE presa_in_carico SET stato = $3, ${columns}, versione = versione + 1 WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, presaInCaricoId, stato],
  );
}

/** Tells of a case that has gone a step back. @returns the case's id */
export async function finishRitorno(unit: WriteUnit, { presaInCaricoId, motivo }: CasoSbagliatoInput): Promise<string> {
  await emitPresaInCarico(unit, presaInCaricoId);
  unit.audit('PresaInCarico', presaInCaricoId, motivo);
  return presaInCaricoId;
}
