// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { comuneCompetente } from './comune-competente.sql.ts';

/**
 * For some cases ($2) of an Ambito ($1), on a day ($3): the Comune whose mandate each needs, and the operators to whom that
 * Comune has given one in force.
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

/** Loads the ids of the operators who have, today, the mandate that a case needs. Batched. */
export async function loadMandatari(presaInCaricoId: string, context: GraphContext): Promise<readonly string[]> {
  const [mandati] = await context.loadMany<Mandati>(
    'PresaInCarico.mandati',
    presaInCaricoId,
    ({ query, ambitoId, adesso }, ids) => query(MANDATI, [ambitoId, ids, giornoRoma(adesso)]),
  );
  return mandati?.operatori ?? [];
}

/**
 * Art. 2 c. 3: an assistente sociale takes charge of a case by the mandate, in an act in force, of the Comune to which the case
 * falls.
 * @throws RuleViolation naming the Comune whose act is missing
 */
export async function requireMandato(
  unit: WriteUnit,
  presaInCaricoId: string,
  operatoreId: string,
  giorno: string,
): Promise<void> {
  const [mandato] = await unit.query<Mandati>(MANDATI, [unit.ambitoId, [presaInCaricoId], giorno]);
  if (mandato === undefined) throw new Error(`No PresaInCarico ${presaInCaricoId}`);
  const { comune, operatori } = mandato;
  if (operatori.includes(operatoreId)) return;
  const finito = await readUltimoFinito(unit, comune, operatoreId, giorno);
  const precedente = finito === null ? '' : `: l'ultimo è finito ${ilGiorno(finito)}`;
  throw new RuleViolation(
    'art. 2 c. 3',
    `Manca un atto in vigore ${ilGiorno(giorno)} con cui il Comune del caso dà mandato a questo assistente sociale${precedente}. Se è urgente, il coordinatore può assegnare in urgenza`,
    { comune, operatoreId, giorno },
  );
}

/** Reads the last day of the latest act of a Comune for an operator among those that have ended by a day. */
async function readUltimoFinito(
  unit: WriteUnit,
  comune: string,
  operatoreId: string,
  giorno: string,
): Promise<string | null> {
  const [ultimo] = await unit.query<{ al: string | null }>(
    `SELECT max(al) AS al FROM anagrafe_mandato
     WHERE ambito_id = $1 AND codice_istat = $2 AND $3 = ANY (operatori) AND al < $4::date`,
    [unit.ambitoId, comune, operatoreId, giorno],
  );
  return ultimo?.al ?? null;
}
