// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { allIstante } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { PermessiAmbito, type AmbitoRow } from '../../ambito/ambiti/ambito.ts';
import { loadOperatore } from '../operatori/load-operatore.ts';
import { cominciato, daSvolgere, loadTurnoDaSvolgere, minutoDi, type LoadedTurno } from './load-turno.ts';
import { TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';
import { PermessiTurno, TurnoReperibilita, type TurnoRow } from './turno-reperibilita.ts';

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

  @Field(() => UUID, {
    description: 'Chi è reperibile: in servizio, e non assente; chi lo era già vi resta, anche assente.',
  })
  operatoreId!: string;

  @Field(() => UUID, { nullable: true, description: 'Chi lo sostituisce se serve: in servizio, e non assente.' })
  sostitutoId?: string;
}

const GIORNI_AL_MASSIMO = 31;

/**
 * Art. 2 c. 4: the coordinator says who is on call. The Ambito has one shift at a time, of operators who are in service and not
 * away on those days: the database holds it, under concurrency too (`turno_reperibilita_*`). Whoever has a shift and is absent after all
 * gets a substitute in it. Who was on call stays recorded: a shift begins in the minute of the request or later, and when it has begun
 * only its end may change. @returns the shift's id
 */
export async function organizzaTurno(unit: WriteUnit, input: OrganizzaTurnoInput): Promise<string> {
  const { turnoId, dalle } = input;
  const dati = await requireDati(unit, input);
  if (turnoId !== undefined) {
    const turno = await loadTurnoDaSvolgere(unit, turnoId, input.versione);
    if (cominciato(turno, unit.adesso)) requireSoloLaFine(turno, input, unit.adesso);
    else requireAVenire(dalle, unit.adesso);
    await requireOreLibere(unit, input, turnoId);
    await unit.manager.update(TurnoReperibilitaEntity, turnoId, { ...dati, versione: () => 'versione + 1' });
    unit.audit('TurnoReperibilita', turnoId);
    return turnoId;
  }
  requireAVenire(dalle, unit.adesso);
  await requireOreLibere(unit, input);
  return writeTurno(unit, dati);
}

type Dati = Pick<TurnoReperibilitaEntity, 'operatoreId' | 'sostitutoId' | 'periodo'>;

/** What a shift says. @throws BadUserInput for hours that are none; NotFound for an operator */
export async function requireDati(
  unit: WriteUnit,
  input: Pick<OrganizzaTurnoInput, 'dalle' | 'alle' | 'operatoreId' | 'sostitutoId'>,
): Promise<Dati> {
  const { dalle, alle, operatoreId, sostitutoId = null } = input;
  requireDurata({ dalle, alle }, ['input', 'alle']);
  for (const id of [operatoreId, ...(sostitutoId === null ? [] : [sostitutoId])].sort()) await loadOperatore(unit, id);
  return { operatoreId, sostitutoId, periodo: `[${dalle.toISOString()},${alle.toISOString()})` };
}

/**
 * Requires that nobody is on call in some hours, but for the shift that is changed. Two at once are told by the database
 * (`turno_reperibilita_uno_alla_volta`). @throws RuleViolation that says who is, and when
 */
export async function requireOreLibere(
  unit: WriteUnit,
  { dalle, alle }: { dalle: Date; alle: Date },
  tranne: string | null = null,
): Promise<void> {
  const [altro] = await unit.query<{ chi: string; dalle: Date; alle: Date }>(
    `SELECT nome || ' ' || cognome AS chi, lower(periodo) AS dalle, upper(periodo) AS alle
     FROM turno_reperibilita AS t JOIN operatore AS o ON o.id = t.operatore_id
     WHERE t.ambito_id = $1 AND periodo && tstzrange($2, $3) AND t.id IS DISTINCT FROM $4::uuid ORDER BY periodo LIMIT 1`,
    [unit.ambitoId, dalle, alle, tranne],
  );
  if (altro !== undefined)
    throw new RuleViolation(
      'art. 2 c. 4',
      `In quelle ore è già reperibile ${altro.chi}: comincia ${allIstante(altro.dalle)} e finisce ${allIstante(altro.alle)}`,
    );
}

/** Writes a shift. @param ritardo of one that is recorded once it has begun @returns its id */
export async function writeTurno(
  unit: WriteUnit,
  dati: Dati,
  ritardo: Partial<TurnoReperibilitaEntity> = {},
): Promise<string> {
  const id = uuidv7();
  await unit.manager.insert(TurnoReperibilitaEntity, {
    id,
    ambitoId: unit.ambitoId,
    ...dati,
    ...ritardo,
    versione: 1,
  });
  unit.audit('TurnoReperibilita', id);
  return id;
}

/** @throws BadUserInput at `percorso` for a shift that ends before it begins, or lasts too long */
export function requireDurata({ dalle, alle }: { dalle: Date; alle: Date }, percorso: readonly string[]): void {
  if (alle <= dalle)
    throw new BadUserInput(percorso, 'Il turno finirebbe prima di cominciare: correggi l’inizio o la fine');
  if (alle.getTime() - dalle.getTime() > GIORNI_AL_MASSIMO * 86_400_000)
    throw new BadUserInput(percorso, `Il turno è troppo lungo: dura al più ${GIORNI_AL_MASSIMO} giorni`);
}

function requireAVenire(dalle: Date, adesso: Date): void {
  if (cominciato({ dalle }, adesso))
    throw new BadUserInput(
      ['input', 'dalle'],
      'L’inizio è già passato: un turno nuovo comincia da adesso in poi. Uno che si è svolto e non risulta si aggiunge dicendo perché',
    );
}

/** @throws RuleViolation when more than the end would change, BadUserInput for an end that is past */
function requireSoloLaFine(turno: LoadedTurno, input: OrganizzaTurnoInput, adesso: Date): void {
  if (
    input.dalle.getTime() !== turno.dalle.getTime() ||
    input.operatoreId.toLowerCase() !== turno.operatoreId ||
    (input.sostitutoId?.toLowerCase() ?? null) !== turno.sostitutoId
  )
    throw new RuleViolation(
      'art. 2 c. 4',
      'Il turno è cominciato: se ne sposta solo la fine, e chi subentra da adesso in poi ha un altro turno. Se è scritto male, o chi ha sostituito si è saputo dopo, si rettifica',
    );
  if (input.alle.getTime() < minutoDi(adesso))
    throw new BadUserInput(['input', 'alle'], 'La fine è già passata: il turno è in corso, e finisce da adesso in poi');
}

@Resolver(() => PermessiAmbito)
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

  @Permesso('Se può organizzare la reperibilità.')
  puoOrganizzareReperibilita(@Root() { id }: AmbitoRow, @Ctx() { ambitoId }: GraphContext): boolean {
    return id === ambitoId;
  }
}

@Resolver(() => PermessiTurno)
export class CambiaTurnoReperibilita {
  @Permesso('Se può cambiarlo: di un turno che è cominciato, solo la fine.', { of: () => OrganizzaTurnoReperibilita })
  puoModificare(@Root() turno: TurnoRow, @Ctx() { adesso }: GraphContext): boolean {
    return daSvolgere(turno, adesso);
  }
}
