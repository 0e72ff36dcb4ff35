// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Arg, Field, Int, Resolver } from 'type-graphql';
import { loadOperatore } from '../operatori/load-operatore.ts';
import { cominciato, loadTurno } from './load-turno.ts';
import { requireDurata, requireOreLibere } from './organizza-turno.ts';
import { TURNO_REPERIBILITA, TurnoReperibilitaEntity } from './turno-reperibilita.entity.ts';
import { turnoReperibilitaReference } from './turno-reperibilita.reference.ts';
import { PermessiTurno, TurnoReperibilita } from './turno-reperibilita.ts';

@UpdateInput(TurnoReperibilitaEntity, 'Un turno di reperibilità scritto male, e come era davvero')
export class RettificaTurnoReperibilitaInput {
  @Field(() => UUID, { description: 'Il turno sbagliato, anche in corso o finito.' })
  turnoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => Date, { nullable: true, description: 'Quando comincia, con fuso orario; anche nel passato.' })
  dalle?: Date;

  @Field(() => Date, { nullable: true, description: 'Quando finisce, entro 31 giorni dall’inizio.' })
  alle?: Date;

  @Field(() => UUID, {
    nullable: true,
    description: 'Chi è reperibile: in servizio, e non assente; chi lo era già vi resta, anche assente.',
  })
  operatoreId?: string;

  @Field(() => UUID, { nullable: true, description: 'Chi lo sostituisce se serve: in servizio, e non assente.' })
  sostitutoId?: string | null;
}

@Resolver(() => PermessiTurno)
export class RettificaTurnoReperibilita {
  /**
   * Art. 2 c. 4: a shift was written wrongly, or somebody stood in who is known only now, and may have begun, or be over. It is annulled,
   * and another one says who was on call, and when. Who stays on call in the same hours is not asked again to be in service
   * (`turno_reperibilita_in_servizio`).
   * @returns the id of the new shift
   */
  @Command(() => TurnoReperibilita, {
    description:
      'Rettifica un turno di reperibilità scritto male, anche in corso o finito, o in cui si è saputo dopo chi ha sostituito: quello sbagliato è annullato e un altro lo sostituisce (art. 2 c. 4).',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
    reload: turnoReperibilitaReference,
  })
  async rettificaTurnoReperibilita(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il turno.' }) input: RettificaTurnoReperibilitaInput,
  ): Promise<string> {
    const { turnoId, versione, motivo, operatoreId, sostitutoId } = input;
    const prima = await loadTurno(unit, turnoId, versione);
    const { dalle = prima.dalle, alle = prima.alle } = input;
    requireDurata({ dalle, alle }, ['input', input.alle === undefined ? 'dalle' : 'alle']);
    const nuovi = [operatoreId, sostitutoId].filter((id) => typeof id === 'string');
    for (const id of nuovi.sort()) await loadOperatore(unit, id);
    await requireOreLibere(unit, { dalle, alle }, turnoId);
    const periodo = `[${dalle.toISOString()},${alle.toISOString()})`;
    // One that is to come after all was recorded in time.
    const inTempo = cominciato({ dalle }, unit.adesso)
      ? {}
      : { ritardoMotivo: null, ritardoDa: null, ritardoDaOperatore: null, ritardoIl: null };
    const nuovo = await rettifica(
      unit,
      TURNO_REPERIBILITA,
      turnoId,
      { operatoreId, sostitutoId, periodo, versione: 1, ...inTempo },
      { motivo },
    );
    unit.audit('TurnoReperibilita', turnoId);
    unit.audit('TurnoReperibilita', nuovo);
    return nuovo;
  }

  @Permesso('Se può rettificarlo.')
  puoRettificare(): boolean {
    return true;
  }
}
