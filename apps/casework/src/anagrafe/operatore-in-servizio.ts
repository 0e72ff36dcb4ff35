// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { lockShared, LOCKS, type WriteUnit } from '@ambito/persistence';
import { OPERATORI_DELL_ATTORE } from './operatori-dell-attore.ts';
import { IN_SOSTITUZIONE } from './sostituzioni.ts';

interface Incarico {
  dal: string;
  al?: string;
}

/** An operator's service, as the registry tells it. */
export interface Servizio {
  readonly qualifica: string;
  readonly incarichi: readonly Incarico[];
}

/** Finds the operator who has the actor's account; null if no operator has it. */
export async function findOperatoreDellAttore(unit: WriteUnit): Promise<string | null> {
  const [operatore] = await unit.query<{ id: string }>(`${OPERATORI_DELL_ATTORE('$1', '$2')} LIMIT 1`, [
    unit.context.attore.sub,
    unit.ambitoId,
  ]);
  return operatore?.id ?? null;
}

/**
 * Locks whoever acts, before any record that they act on: their service does not change until the unit ends (ADR 0034). A person who is
 * registered twice has two.
 */
export async function lockOperatoriDellAttore(unit: WriteUnit): Promise<void> {
  const operatori = await unit.query<{ id: string }>(`${OPERATORI_DELL_ATTORE('$1', '$2')} ORDER BY id`, [
    unit.context.attore.sub,
    unit.ambitoId,
  ]);
  for (const { id } of operatori) await lockShared(unit, LOCKS.operatore, id);
}

/** The reason why an operator may not answer for a case on a day: it needs an assistente sociale with an incarico in force. */
export function mancanza(operatore: Servizio | undefined, giorno: string): RuleViolation | undefined {
  if (operatore?.qualifica !== 'ASSISTENTE_SOCIALE')
    return new RuleViolation(
      'art. 2 c. 2',
      "Chi hai scelto non è un assistente sociale dell'Ambito: il caso si affida a un assistente sociale in servizio",
    );
  const { incarichi } = operatore;
  if (incarichi.some(({ dal, al }) => dal <= giorno && (al === undefined || giorno <= al))) return undefined;
  return new RuleViolation(
    'art. 8 c. 1',
    `Manca un incarico, entro un titolo di servizio, in vigore ${ilGiorno(giorno)}: l'assistente sociale ${invece(incarichi, giorno)}`,
    { giorno },
  );
}

/** The last incarico before a day and the first after it, in words, for an operator who has none on that day. */
function invece(incarichi: readonly Incarico[], giorno: string): string {
  const fini = incarichi.flatMap(({ al }) => (al !== undefined && al < giorno ? [al] : [])).sort();
  const inizi = incarichi.flatMap(({ dal }) => (dal > giorno ? [dal] : [])).sort();
  const detti = [
    ...fini.slice(-1).map((al) => `ne ha uno finito ${ilGiorno(al)}`),
    ...inizi.slice(0, 1).map((dal) => `ne ha uno che comincia ${ilGiorno(dal)}`),
  ];
  return detti.length === 0 ? 'non ne ha nessuno' : detti.join(' e ');
}

/** Whether an operator may answer for cases on a day. */
export function inServizio(operatore: Servizio, giorno: string): boolean {
  return mancanza(operatore, giorno) === undefined;
}

/**
 * Art. 8: no operator acts on cases without a title in force on that day.
 * @throws RuleViolation naming what is missing
 */
export async function requireIncaricoInVigore(unit: WriteUnit, operatoreId: string, giorno: string): Promise<void> {
  // An event of the registry on this operator waits for this transaction, and the other way round.
  await lockShared(unit, LOCKS.operatore, operatoreId);
  const [operatore] = await unit.query<Servizio>(
    'SELECT qualifica, incarichi FROM anagrafe_operatore WHERE id = $1 AND ambito_id = $2',
    [operatoreId, unit.ambitoId],
  );
  const violazione = mancanza(operatore, giorno);
  if (violazione !== undefined) throw violazione;
}

/**
 * For some cases ($2) of an Ambito ($1): the operator responsible at an instant ($3) and, while that one is away, the
 * substitute on that day ($4).
 */
export const CHI_AGISCE = `
  SELECT r.presa_in_carico_id AS owner, o.id AS "operatoreId", r.natura = 'URGENZA' AS "inUrgenza",
         o.id <> r.operatore_id AS "inSostituzione", o.account, o.qualifica, o.incarichi
  FROM responsabilita r
  JOIN anagrafe_operatore o ON o.ambito_id = r.ambito_id AND (o.id = r.operatore_id OR o.id IN (
    SELECT sostituto_id FROM anagrafe_assenza s
    WHERE s.ambito_id = r.ambito_id AND s.assente_id = r.operatore_id AND s.periodo @> $4::date))
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
  SELECT p.id AS owner, o.id AS "operatoreId", o.account, o.qualifica, o.incarichi
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
