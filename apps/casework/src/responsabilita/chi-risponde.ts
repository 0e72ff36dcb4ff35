// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { requireIncaricoInVigore, type Servizio } from '../anagrafe/operatore-in-servizio.ts';
import { IN_SOSTITUZIONE } from '../anagrafe/sostituzioni.ts';

/**
 * For some cases ($2) of an Ambito ($1): the operator responsible at an instant ($3) and, while that one is away, the
 * substitute on that day ($4).
 */
export const CHI_AGISCE = `
  SELECT r.presa_in_carico_id AS owner, o.id AS "operatoreId", r.natura = 'URGENZA' AS "inUrgenza",
         o.id <> r.operatore_id AS "inSostituzione", o.account, o.natura_qualifica AS "naturaQualifica", o.incarichi
  FROM responsabilita r
  CROSS JOIN LATERAL (
    SELECT r.operatore_id AS id
    UNION SELECT s.sostituto_id FROM anagrafe_assenza s
      WHERE s.ambito_id = r.ambito_id AND s.assente_id = r.operatore_id AND s.periodo @> $4::date) AS chi
  JOIN anagrafe_operatore o ON o.ambito_id = r.ambito_id AND o.id = chi.id
  WHERE r.ambito_id = $1 AND r.presa_in_carico_id = ANY ($2::uuid[]) AND r.periodo @> $3::timestamptz
  ORDER BY "inSostituzione"`;

/** An operator who acts on a case, and the operator's service. */
export interface ChiAgisce extends Servizio {
  readonly owner: string;
  readonly operatoreId: string;
  readonly account: string | null;
  /**
   * Whether the operator was assigned in urgency, under the coordinator's responsibility: title and mandate follow (art. 2 c.
   * 4).
   */
  readonly inUrgenza: boolean;
  readonly inSostituzione: boolean;
  readonly [column: string]: unknown;
}

/** Whether the operator acts without an incarico. Only the case manager of a case opened in urgency may, never a substitute. */
export const senzaTitolo = ({ inUrgenza, inSostituzione }: ChiAgisce): boolean => inUrgenza && !inSostituzione;

/**
 * Lets the case manager of a case act on it while an incarico is in force (art. 8), in urgency also without one. While the case
 * manager is away the substitute acts, always with an incarico of their own, and the audit records it.
 * @throws Forbidden for anybody else; RuleViolation that names the actor's missing requirement
 */
export async function requireCaseManager(unit: WriteUnit, presaInCaricoId: string): Promise<ChiAgisce> {
  const oggi = giornoRoma(unit.adesso);
  const righe = await unit.query<ChiAgisce>(CHI_AGISCE, [unit.ambitoId, [presaInCaricoId], unit.adesso, oggi]);
  const chi = righe.find(({ account }) => account === unit.context.attore.sub);
  if (chi === undefined) throw await nonAgisce(unit, presaInCaricoId);
  if (!senzaTitolo(chi)) await requireIncaricoInVigore(unit, chi.operatoreId, oggi);
  if (chi.inSostituzione) unit.audit('PresaInCarico', presaInCaricoId, IN_SOSTITUZIONE);
  return chi;
}

/** Why somebody may not act on a case: it has ended, so that nobody does, or somebody else does. */
async function nonAgisce(unit: WriteUnit, presaInCaricoId: string): Promise<Forbidden> {
  const [finito] = await unit.query(
    `SELECT 1 FROM presa_in_carico WHERE ambito_id = $1 AND id = $2 AND caso_finito(stato)`,
    [unit.ambitoId, presaInCaricoId],
  );
  return new Forbidden(
    finito === undefined
      ? 'Solo il case manager può farlo, o chi lo sostituisce mentre è assente'
      : 'Il caso si è concluso e nessuno ne risponde più: se è stato un errore, il coordinatore lo annulla e il caso si riapre',
  );
}

/** Whether a stretch (`r`) of a case is its last one: whoever answered in that of a case that has ended answered for it last. */
export const ULTIMO_TRATTO = `NOT EXISTS (
  SELECT FROM responsabilita dopo WHERE dopo.ambito_id = r.ambito_id AND dopo.presa_in_carico_id = r.presa_in_carico_id
    AND lower(dopo.periodo) > lower(r.periodo))`;

/** For some cases ($2) of an Ambito ($1) that have ended: the operator who answered for each of them last. */
export const ULTIMO_RESPONSABILE = `
  SELECT p.id AS owner, o.id AS "operatoreId", o.account, o.natura_qualifica AS "naturaQualifica", o.incarichi
  FROM presa_in_carico p
  JOIN responsabilita r ON r.ambito_id = p.ambito_id AND r.presa_in_carico_id = p.id AND ${ULTIMO_TRATTO}
  JOIN anagrafe_operatore o ON o.ambito_id = p.ambito_id AND o.id = r.operatore_id
  WHERE p.ambito_id = $1 AND p.id = ANY ($2::uuid[]) AND caso_finito(p.stato)`;

/** An operator who answered last for a case that has ended. */
export interface UltimoResponsabile extends Servizio {
  readonly owner: string;
  readonly operatoreId: string;
  readonly account: string | null;
  readonly [column: string]: unknown;
}

/**
 * Lets whoever answered for a case until its end act on what is left of it, while an incarico is in force (art. 8).
 * @throws Forbidden for anybody else; RuleViolation that names the actor's missing requirement
 */
export async function requireUltimoResponsabile(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const righe = await unit.query<UltimoResponsabile>(ULTIMO_RESPONSABILE, [unit.ambitoId, [presaInCaricoId]]);
  const chi = righe.find(({ account }) => account === unit.context.attore.sub);
  if (chi === undefined) throw new Forbidden('Solo chi rispondeva del caso quando si è concluso può farlo');
  await requireIncaricoInVigore(unit, chi.operatoreId, giornoRoma(unit.adesso));
}

/** Whether an actor coordinates the whole Ambito: limited to a sede, the role does not show the cases that have ended. */
export const coordinaTutto = ({ ruolo, assegnazione }: WriteUnit['context']['autorizzazione']): boolean =>
  ruolo === 'COORDINATORE' && assegnazione?.sede === undefined;

/**
 * Lets somebody follow what a case still awaits from others: the case manager, or the substitute; once it has ended, whoever answered
 * for it then, and the coordinator.
 * @throws Forbidden for anybody else; RuleViolation that names the actor's missing requirement
 */
export async function requireChiSegue(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const coordina = coordinaTutto(unit.context.autorizzazione);
  const [finito] = await unit.query(CASI_FINITI, [unit.ambitoId, [presaInCaricoId]]);
  if (finito !== undefined) {
    if (!coordina) await requireUltimoResponsabile(unit, presaInCaricoId);
  } else if (coordina) throw new Forbidden('Il caso è aperto: la segue il suo case manager');
  else await requireCaseManager(unit, presaInCaricoId);
}

/** Among cases ($2) of an Ambito ($1), those that have ended. */
export const CASI_FINITI = `
  SELECT id AS owner FROM presa_in_carico WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND caso_finito(stato)`;
