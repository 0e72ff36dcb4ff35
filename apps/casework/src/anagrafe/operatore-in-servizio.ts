// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

interface Incarico {
  dal: string;
  al?: string;
}

/** The operators of the Ambito whose account is the actor's; a subquery for policies. `$n` are the places of actor and Ambito. */
export const OPERATORI_DELL_ATTORE = (attore: string, ambito: string): string =>
  `SELECT id FROM anagrafe_operatore WHERE account = ${attore} AND ambito_id = ${ambito}`;

/** Who of the registry's operators is acting; null for an account that is none's. */
export async function operatoreDellAttore(unit: WriteUnit): Promise<string | null> {
  const [operatore] = await unit.query<{ id: string }>(`${OPERATORI_DELL_ATTORE('$1', '$2')} LIMIT 1`, [
    unit.context.attore.sub,
    unit.ambitoId,
  ]);
  return operatore?.id ?? null;
}

/**
 * Art. 8: no operator acts on cases without a title in force on that day.
 * @throws RuleViolation naming what is missing
 */
export async function esigiIncaricoInVigore(unit: WriteUnit, operatoreId: string, giorno: string): Promise<void> {
  // What the registry says of an operator waits for those who are deciding on it, and the other way about.
  await unit.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1::text, 8))', [operatoreId]);
  const [operatore] = await unit.query<{ qualifica: string; incarichi: Incarico[] }>(
    'SELECT qualifica, incarichi FROM anagrafe_operatore WHERE id = $1 AND ambito_id = $2',
    [operatoreId, unit.ambitoId],
  );
  if (operatore?.qualifica !== 'ASSISTENTE_SOCIALE') {
    throw new RuleViolation('art. 2 c. 2', "Il case manager è un assistente sociale dell'Ambito");
  }
  if (!operatore.incarichi.some(({ dal, al }) => dal <= giorno && (al === undefined || giorno <= al))) {
    throw new RuleViolation('art. 8 c. 1', "L'assistente sociale non ha un incarico in vigore in questa data");
  }
}

export interface CaseManager {
  readonly operatoreId: string;
  /** Named in urgency, under the coordinator's responsibility: title and mandate are still to come (art. 2 c. 4). */
  readonly inUrgenza: boolean;
}

/**
 * The case manager of a case is who acts on it, while an incarico is in force (art. 8); in urgency, also before.
 * @throws Forbidden for anybody else; RuleViolation naming what the case manager is missing
 */
export async function esigiCaseManager(unit: WriteUnit, presaInCaricoId: string): Promise<CaseManager> {
  const [proprio] = await unit.query<CaseManager>(
    `SELECT operatore_id AS "operatoreId", natura = 'URGENZA' AS "inUrgenza" FROM responsabilita
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND periodo @> $4::timestamptz AND operatore_id IN (${OPERATORI_DELL_ATTORE('$3', '$1')})`,
    [unit.ambitoId, presaInCaricoId, unit.context.attore.sub, unit.adesso],
  );
  if (proprio === undefined) throw new Forbidden('Solo il case manager può farlo');
  if (!proprio.inUrgenza) await esigiIncaricoInVigore(unit, proprio.operatoreId, giornoRoma(unit.adesso));
  return proprio;
}
