// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict, NotFound, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { UUID, Command, Unit } from '@ambito/subgraph';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { loadOperatore } from '../operatori/load-operatore.ts';
import { TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';
import { TurnoReperibilita } from './turno-reperibilita.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';

@InputType({
  description: 'Un turno di reperibilità, nuovo o da cambiare; di uno che è cominciato si sposta solo la fine.',
})
export class OrganizzaTurnoInput {
  @Field(() => UUID, { nullable: true, description: 'Il turno da cambiare; se manca, è nuovo.' })
  turnoId?: string;

  @Field(() => Int, { nullable: true, description: 'Versione che si è letta del turno da cambiare.' })
  versione?: number;

  @Field({ description: 'Quando comincia, con fuso orario: da adesso in poi, al minuto.' })
  dalle!: Date;

  @Field({ description: 'Quando finisce, entro 31 giorni; di uno che è cominciato, da adesso in poi.' })
  alle!: Date;

  @Field(() => UUID, { description: 'Chi è reperibile: in servizio in quei giorni, e non assente.' })
  operatoreId!: string;

  @Field(() => UUID, { nullable: true, description: 'Chi lo sostituisce se serve: in servizio, e non assente.' })
  sostitutoId?: string;
}

@InputType({ description: 'Un turno di reperibilità da togliere, prima che cominci.' })
export class AnnullaTurnoInput {
  @Field(() => UUID, { description: 'Il turno.' })
  turnoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;
}

const GIORNI_AL_MASSIMO = 31;

/**
 * Art. 2 c. 4: the coordinator says who is on call. One shift at a time in the Ambito, of operators that are in service and
 * not away in those days: in the database, under concurrency too (`turno_reperibilita_*`). Who was on call stays: a shift begins
 * in the minute of the request or later, and of one that has begun only the end moves. @returns the shift's id
 */
export async function organizzaTurno(unit: WriteUnit, input: OrganizzaTurnoInput): Promise<string> {
  const { turnoId, dalle, alle, operatoreId, sostitutoId = null } = input;
  if (alle <= dalle || alle.getTime() - dalle.getTime() > GIORNI_AL_MASSIMO * 86_400_000)
    throw new BadUserInput(['input', 'alle'], `Un turno finisce dopo il suo inizio, entro ${GIORNI_AL_MASSIMO} giorni`);
  for (const id of [operatoreId, ...(sostitutoId === null ? [] : [sostitutoId])].sort()) await loadOperatore(unit, id);
  const periodo = `[${dalle.toISOString()},${alle.toISOString()})`;
  if (turnoId !== undefined) {
    const turno = await loadTurno(unit, turnoId, input.versione);
    if (cominciato(turno, unit.adesso)) requireSoloLaFine(turno, input, unit.adesso);
    else requireAVenire(dalle, unit.adesso);
    await unit.query(
      'UPDATE turno_reperibilita SET periodo = $2, operatore_id = $3, sostituto_id = $4, versione = versione + 1 WHERE id = $1',
      [turnoId, periodo, operatoreId, sostitutoId],
    );
    unit.audit('TurnoReperibilita', turnoId);
    return turnoId;
  }
  requireAVenire(dalle, unit.adesso);
  const id = uuidv7();
  await unit.manager.insert(TurnoReperibilitaEntity, {
    id,
    ambitoId: unit.ambitoId,
    operatoreId,
    sostitutoId,
    periodo,
    versione: 1,
  });
  unit.audit('TurnoReperibilita', id);
  return id;
}

/** Art. 2 c. 4: takes a shift off the rota, before it begins; one that has begun is ended. */
export async function annullaTurno(unit: WriteUnit, { turnoId, versione }: AnnullaTurnoInput): Promise<boolean> {
  if (cominciato(await loadTurno(unit, turnoId, versione), unit.adesso))
    throw new RuleViolation('art. 2 c. 4', 'Il turno è cominciato: non si toglie, se ne anticipa la fine');
  await unit.query('DELETE FROM turno_reperibilita WHERE id = $1', [turnoId]);
  unit.audit('TurnoReperibilita', turnoId);
  return true;
}

/** Instants are told to the minute: what comes before that of the request is past. */
const minutoDi = (adesso: Date): number => adesso.getTime() - (adesso.getTime() % 60_000);

/** Whether a shift is not over yet. */
export function daSvolgere({ alle }: { alle: Date }, adesso: Date): boolean {
  return alle.getTime() > minutoDi(adesso);
}

/** Whether part of a shift is past: who was on call then stays. */
export function cominciato({ dalle }: { dalle: Date }, adesso: Date): boolean {
  return dalle.getTime() < minutoDi(adesso);
}

function requireAVenire(dalle: Date, adesso: Date): void {
  if (cominciato({ dalle }, adesso)) throw new BadUserInput(['input', 'dalle'], 'Un turno comincia da adesso in poi');
}

/** @throws RuleViolation when more than the end would change, BadUserInput for an end that is past */
function requireSoloLaFine(turno: Turno, input: OrganizzaTurnoInput, adesso: Date): void {
  if (
    input.dalle.getTime() !== turno.dalle.getTime() ||
    input.operatoreId.toLowerCase() !== turno.operatoreId ||
    (input.sostitutoId?.toLowerCase() ?? null) !== turno.sostitutoId
  )
    throw new RuleViolation('art. 2 c. 4', 'Il turno è cominciato: se ne sposta solo la fine');
  if (input.alle.getTime() < minutoDi(adesso))
    throw new BadUserInput(['input', 'alle'], 'Un turno che è cominciato finisce da adesso in poi');
}

interface Turno {
  readonly versione: number;
  readonly dalle: Date;
  readonly alle: Date;
  readonly operatoreId: string;
  readonly sostitutoId: string | null;
}

async function loadTurno(unit: WriteUnit, id: string, versione: number | undefined): Promise<Turno> {
  const [turno] = await unit.query<Turno>(
    `SELECT versione, lower(periodo) AS dalle, upper(periodo) AS alle, operatore_id AS "operatoreId", sostituto_id AS "sostitutoId"
     FROM turno_reperibilita WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
    [id, unit.ambitoId],
  );
  if (turno === undefined) throw new NotFound('Turno di reperibilità non trovato');
  if (turno.versione !== versione) throw new Conflict('Il turno è stato modificato nel frattempo', turno.versione);
  if (!daSvolgere(turno, unit.adesso)) throw new RuleViolation('art. 2 c. 4', "Il turno è finito: resta com'era");
  return turno;
}

@Resolver()
export class OrganizzaTurnoReperibilita {
  @Command(() => TurnoReperibilita, {
    description: 'Registra o cambia un turno di reperibilità; di uno che è cominciato, solo la fine (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
    reload: turnoReperibilitaReference,
  })
  organizzaTurnoReperibilita(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il turno.' }) input: OrganizzaTurnoInput,
  ): Promise<string> {
    return organizzaTurno(unit, input);
  }
}

@Resolver()
export class AnnullaTurnoReperibilita {
  @Command(() => Boolean, {
    description: 'Toglie un turno di reperibilità che non è cominciato (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
  })
  annullaTurnoReperibilita(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il turno.' }) input: AnnullaTurnoInput,
  ): Promise<boolean> {
    return annullaTurno(unit, input);
  }
}
