// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';
import { Forbidden, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { UUID } from '@ambito/subgraph';
import { Field, InputType } from 'type-graphql';
import { PartecipazioneEntity } from './attivita-formativa.entity.ts';
import { emitAttivitaFormativa } from './attivita-formativa.evento.ts';

@InputType({ description: 'Un operatore e un’attività formativa.' })
export class IscrizioneInput {
  @Field(() => UUID, { description: "L'attività." })
  attivitaId!: string;

  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;
}

/** Who may enrol somebody, or take an enrolment back. */
export const ISCRIVONO: readonly Ruolo[] = ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'];

export const QUANDO = 'art. 2 c. 5 n';

/** Whether a role enrols only oneself, the operator with the actor's account: the coordinator enrols anybody. */
export function enrolsOnlySelf({ ruolo }: { ruolo: string }): boolean {
  return ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'].includes(ruolo);
}

/** What an enrolment goes by: the hours of the event, whether it has begun, whether it is open to the operator's qualification. */
interface Iscrizione {
  readonly ore: string;
  readonly cominciata: boolean;
  readonly ammesso: boolean;
}

/**
 * Loads an event and locks it, to enrol an operator or to take the enrolment back.
 * @throws NotFound for the event or the operator, Forbidden for another operator than oneself, Conflict for another version, in this order
 */
export async function loadIscrizione(
  unit: WriteUnit,
  { attivitaId, operatoreId }: IscrizioneInput,
  versione: number | 'any' = 'any',
): Promise<Iscrizione> {
  let ammesso = false;
  const { ore, dal } = await loadForUpdate<{
    versione: number;
    ore: string;
    apertaA: readonly string[];
    dal: string;
  }>(
    unit,
    { tipo: 'AttivitaFormativa', nome: "L'attività", id: attivitaId },
    versione,
    `SELECT versione, ore, aperta_a AS "apertaA", lower(periodo) AS dal FROM attivita_formativa
     WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [attivitaId, unit.ambitoId],
    async ({ apertaA }) => {
      ammesso = await requireOperatore(unit, operatoreId, apertaA);
    },
  );
  return { ore, ammesso, cominciata: dal <= giornoRoma(unit.adesso) };
}

/**
 * Writes an enrolment. @param altro of one that is recorded once the event has begun
 * @returns the event's id
 * @throws RuleViolation for a qualification that the event is not open to
 */
export async function writeIscrizione(
  unit: WriteUnit,
  { attivitaId, operatoreId }: IscrizioneInput,
  { ore, ammesso }: Iscrizione,
  altro: Pick<PartecipazioneEntity, 'ore' | 'ritardoMotivo' | 'ritardoDa' | 'ritardoDaOperatore'> = {
    ore: null,
    ritardoMotivo: null,
    ritardoDa: null,
    ritardoDaOperatore: null,
  },
): Promise<string> {
  if (!ammesso) throw nonAperta();
  const [piena] = await unit.query<{ posti: number }>(
    `SELECT posti FROM attivita_formativa AS a WHERE id = $1
       AND posti <= (SELECT count(*) FROM partecipazione WHERE attivita_id = a.id AND operatore_id <> $2)`,
    [attivitaId, operatoreId],
  );
  if (piena !== undefined) throw postiEsauriti(piena.posti);
  await unit.manager.insert(PartecipazioneEntity, {
    id: uuidv7(),
    attivitaId,
    operatoreId,
    oreAttivita: ore,
    iscrittoIl: unit.adesso,
    ...altro,
  });
  return finishModifica(unit, attivitaId);
}

/** The refusal of an enrolment in an event that is full. @param posti how many places it has, when they are known */
export const postiEsauriti = (posti?: number): RuleViolation =>
  new RuleViolation(
    QUANDO,
    `${posti === undefined ? 'I posti sono esauriti' : `I posti sono ${posti}, e sono esauriti`}: se ne libera uno quando un iscritto si cancella, o il coordinatore li aumenta`,
  );

export const nonAperta = (): RuleViolation =>
  new RuleViolation(QUANDO, 'L’attività non è aperta alla qualifica di questo operatore');

/**
 * Requires an operator whom the actor may enrol: the coordinator enrols anybody of the Ambito, an operator only oneself.
 * @returns whether the operator's qualification is among some
 * @throws NotFound, Forbidden
 */
async function requireOperatore(unit: WriteUnit, id: string, apertaA: readonly string[]): Promise<boolean> {
  const [operatore] = await unit.query<{ ammesso: boolean; account: string | null }>(
    'SELECT aperta_alla_qualifica($3, qualifica, natura) AS ammesso, account FROM operatore WHERE id = $1 AND ambito_id = $2',
    [id, unit.ambitoId, apertaA],
  );
  if (operatore === undefined) throw new NotFound('Operatore non trovato');
  const { attore, autorizzazione } = unit.context;
  if (enrolsOnlySelf(autorizzazione) && operatore.account !== attore.sub)
    throw new Forbidden('L’operatore è un’altra persona: puoi iscrivere solo te');
  return operatore.ammesso;
}

/** Ends a change of an event: a new version, told to the information system. @returns the event's id */
export async function finishModifica(unit: WriteUnit, id: string): Promise<string> {
  await unit.query('UPDATE attivita_formativa SET versione = versione + 1 WHERE id = $1', [id]);
  await emitAttivitaFormativa(unit, id);
  unit.audit('AttivitaFormativa', id);
  return id;
}
