// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';

interface Incarico {
  dal: string;
  al?: string;
}

/** What the registry says of an operator's service. */
export interface Servizio {
  readonly qualifica: string;
  readonly incarichi: readonly Incarico[];
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

/** What an operator is missing on a day to answer for a case: to be an assistente sociale with an incarico in force. */
function mancanza(operatore: Servizio | undefined, giorno: string): RuleViolation | undefined {
  if (operatore?.qualifica !== 'ASSISTENTE_SOCIALE')
    return new RuleViolation('art. 2 c. 2', "Il case manager è un assistente sociale dell'Ambito");
  return operatore.incarichi.some(({ dal, al }) => dal <= giorno && (al === undefined || giorno <= al))
    ? undefined
    : new RuleViolation('art. 8 c. 1', "L'assistente sociale non ha un incarico in vigore in questa data");
}

/** Whether an operator may answer for cases on a day. */
export function inServizio(operatore: Servizio, giorno: string): boolean {
  return mancanza(operatore, giorno) === undefined;
}

/**
 * Art. 8: no operator acts on cases without a title in force on that day.
 * @throws RuleViolation naming what is missing
 */
export async function esigiIncaricoInVigore(unit: WriteUnit, operatoreId: string, giorno: string): Promise<void> {
  // What the registry says of an operator waits for those who are deciding on it, and the other way about.
  await unit.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1::text, 8))', [operatoreId]);
  const [operatore] = await unit.query<Servizio>(
    'SELECT qualifica, incarichi FROM anagrafe_operatore WHERE id = $1 AND ambito_id = $2',
    [operatoreId, unit.ambitoId],
  );
  const violazione = mancanza(operatore, giorno);
  if (violazione !== undefined) throw violazione;
}

/** For some cases ($2) of an Ambito ($1): who answers for each at an instant ($3). */
export const RESPONSABILI = `
  SELECT r.presa_in_carico_id AS owner, r.operatore_id AS "operatoreId", r.natura = 'URGENZA' AS "inUrgenza", o.account, o.qualifica, o.incarichi
  FROM responsabilita r JOIN anagrafe_operatore o ON o.ambito_id = r.ambito_id AND o.id = r.operatore_id
  WHERE r.ambito_id = $1 AND r.presa_in_carico_id = ANY ($2::uuid[]) AND r.periodo @> $3::timestamptz`;

/** Who answers for a case, and with what service. */
export interface Responsabile extends Servizio {
  readonly owner: string;
  readonly operatoreId: string;
  readonly account: string | null;
  /** Named in urgency, under the coordinator's responsibility: title and mandate are still to come (art. 2 c. 4). */
  readonly inUrgenza: boolean;
  readonly [column: string]: unknown;
}

/**
 * The case manager of a case is who acts on it, while an incarico is in force (art. 8); in urgency, also before.
 * @throws Forbidden for anybody else; RuleViolation naming what the case manager is missing
 */
export async function esigiCaseManager(unit: WriteUnit, presaInCaricoId: string): Promise<Responsabile> {
  const [proprio] = await unit.query<Responsabile>(RESPONSABILI, [unit.ambitoId, [presaInCaricoId], unit.adesso]);
  if (proprio?.account !== unit.context.attore.sub) throw new Forbidden('Solo il case manager può farlo');
  if (!proprio.inUrgenza) await esigiIncaricoInVigore(unit, proprio.operatoreId, giornoRoma(unit.adesso));
  return proprio;
}
