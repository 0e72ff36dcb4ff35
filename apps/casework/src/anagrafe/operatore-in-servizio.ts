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

/** What the registry says of an operator's service. */
export interface Servizio {
  readonly qualifica: string;
  readonly incarichi: readonly Incarico[];
}

/** Finds which operator of the registry is acting; null for an account that no operator has. */
export async function findOperatoreDellAttore(unit: WriteUnit): Promise<string | null> {
  const [operatore] = await unit.query<{ id: string }>(`${OPERATORI_DELL_ATTORE('$1', '$2')} LIMIT 1`, [
    unit.context.attore.sub,
    unit.ambitoId,
  ]);
  return operatore?.id ?? null;
}

/** What an operator lacks to answer for a case on a day, which takes an assistente sociale with an incarico in force. */
function mancanza(operatore: Servizio | undefined, giorno: string): RuleViolation | undefined {
  if (operatore?.qualifica !== 'ASSISTENTE_SOCIALE')
    return new RuleViolation('art. 2 c. 2', "Il case manager è un assistente sociale dell'Ambito");
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
  // News of an operator from the registry waits until this is done, and the other way round.
  await lockShared(unit, LOCKS.operatore, operatoreId);
  const [operatore] = await unit.query<Servizio>(
    'SELECT qualifica, incarichi FROM anagrafe_operatore WHERE id = $1 AND ambito_id = $2',
    [operatoreId, unit.ambitoId],
  );
  const violazione = mancanza(operatore, giorno);
  if (violazione !== undefined) throw violazione;
}

/**
 * For some cases ($2) of an Ambito ($1): who answers for each at an instant ($3) and then who stands in on that day ($4) while
 * the case manager is away.
 */
export const CHI_AGISCE = `
  SELECT r.presa_in_carico_id AS owner, o.id AS "operatoreId", r.natura = 'URGENZA' AS "inUrgenza",
         o.id <> r.operatore_id AS "inSostituzione", o.account, o.qualifica, o.incarichi
  FROM responsabilita r
  JOIN anagrafe_operatore o ON o.ambito_id = r.ambito_id AND (o.id = r.operatore_id OR o.id IN (
    SELECT sostituto_id FROM anagrafe_sostituzione s
    WHERE s.ambito_id = r.ambito_id AND s.assente_id = r.operatore_id AND s.periodo @> $4::date))
  WHERE r.ambito_id = $1 AND r.presa_in_carico_id = ANY ($2::uuid[]) AND r.periodo @> $3::timestamptz
  ORDER BY "inSostituzione"`;

/** Who acts on a case, and with what service. */
export interface ChiAgisce extends Servizio {
  readonly owner: string;
  readonly operatoreId: string;
  readonly account: string | null;
  /** Whether named in urgency, under the coordinator's responsibility: title and mandate follow (art. 2 c. 4). */
  readonly inUrgenza: boolean;
  readonly inSostituzione: boolean;
  readonly [column: string]: unknown;
}

/** Whether somebody acts without an incarico: only who answers for a case that was opened in urgency, never who stands in. */
export const senzaTitolo = ({ inUrgenza, inSostituzione }: ChiAgisce): boolean => inUrgenza && !inSostituzione;

/**
 * Lets the case manager of a case act on it while an incarico is in force (art. 8), in urgency also without one. While the case
 * manager is away the substitute acts, always with an incarico of one's own, and the audit says so.
 * @throws Forbidden for anybody else; RuleViolation that names what whoever acts is missing
 */
export async function requireCaseManager(unit: WriteUnit, presaInCaricoId: string): Promise<ChiAgisce> {
  const oggi = giornoRoma(unit.adesso);
  const righe = await unit.query<ChiAgisce>(CHI_AGISCE, [unit.ambitoId, [presaInCaricoId], unit.adesso, oggi]);
  const chi = righe.find(({ account }) => account === unit.context.attore.sub);
  if (chi === undefined) throw new Forbidden('Solo il case manager può farlo, o chi lo sostituisce mentre è assente');
  if (!senzaTitolo(chi)) await requireIncaricoInVigore(unit, chi.operatoreId, oggi);
  if (chi.inSostituzione) unit.audit('PresaInCarico', presaInCaricoId, IN_SOSTITUZIONE);
  return chi;
}
