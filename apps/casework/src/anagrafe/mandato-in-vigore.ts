// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { comuneCompetente } from './comune-competente.sql.ts';

/**
 * For some cases ($2) of an Ambito ($1), on a day ($3): the Comune whose mandate they take, and to whom it has given one in
 * force.
 */
const MANDATI = `
  SELECT p.id AS owner, comune, ARRAY(
    SELECT unnest(m.operatori)::text FROM anagrafe_mandato m WHERE m.ambito_id = $1 AND m.codice_istat = comune
      AND m.dal <= $3::date AND (m.al IS NULL OR m.al >= $3::date)) AS operatori
  FROM presa_in_carico p
  JOIN cartella c ON c.ambito_id = p.ambito_id AND c.id = p.cartella_id
  JOIN persona s ON s.ambito_id = c.ambito_id AND s.id = c.persona_id
  CROSS JOIN LATERAL (SELECT ${comuneCompetente('s.comune_residenza', 'p.sede_id', '$3::date')} AS comune) AS dove
  WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[])`;

interface Mandati {
  readonly owner: string;
  readonly comune: string;
  readonly operatori: readonly string[];
  readonly [column: string]: unknown;
}

/** Who has, today, the mandate that a case takes, by id. Batched. */
export async function mandatari(presaInCaricoId: string, context: GraphContext): Promise<readonly string[]> {
  const [mandati] = await context.loadMany<Mandati>(
    'PresaInCarico.mandati',
    presaInCaricoId,
    ({ query, ambitoId, adesso }, ids) => query(MANDATI, [ambitoId, ids, giornoRoma(adesso)]),
  );
  return mandati?.operatori ?? [];
}

/**
 * Art. 2 c. 3: an assistente sociale takes charge for a Comune that has given a mandate by an act in force: the one
 * that the case falls to.
 * @throws RuleViolation naming the Comune whose act is missing
 */
export async function esigiMandato(
  unit: WriteUnit,
  presaInCaricoId: string,
  operatoreId: string,
  giorno: string,
): Promise<void> {
  const [mandato] = await unit.query<Mandati>(MANDATI, [unit.ambitoId, [presaInCaricoId], giorno]);
  if (mandato === undefined) throw new Error(`No PresaInCarico ${presaInCaricoId}`);
  if (mandato.operatori.includes(operatoreId)) return;
  throw new RuleViolation(
    'art. 2 c. 3',
    `Manca un atto in vigore con cui il Comune ${mandato.comune} dà mandato a questo assistente sociale. Se è urgente, il coordinatore può assegnare in urgenza`,
    { comune: mandato.comune, operatoreId },
  );
}
