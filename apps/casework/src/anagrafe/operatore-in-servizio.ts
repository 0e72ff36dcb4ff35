// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { ilGiorno } from '@ambito/orari';
import { lockShared, LOCKS, type WriteUnit } from '@ambito/persistence';
import { OPERATORI_DELL_ATTORE } from './operatori-dell-attore.ts';

interface Incarico {
  dal: string;
  al?: string;
}

/** An operator's service, as the registry tells it. */
export interface Servizio {
  readonly naturaQualifica: string;
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
  if (operatore?.naturaQualifica !== 'ASSISTENTE_SOCIALE')
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
    'SELECT natura_qualifica AS "naturaQualifica", incarichi FROM anagrafe_operatore WHERE id = $1 AND ambito_id = $2',
    [operatoreId, unit.ambitoId],
  );
  const violazione = mancanza(operatore, giorno);
  if (violazione !== undefined) throw violazione;
}
