// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { requireCorretto, writeCorretto, type WriteUnit } from '@ambito/persistence';
import { Admitted, AtMost, Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Field, Int, Resolver, Root } from 'type-graphql';
import { riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { deleteAtto, loadAtto } from './annulla-atto-di-mandato.ts';
import { ATTO_DI_MANDATO, AttoDiMandatoEntity } from './atto-di-mandato.entity.ts';
import { emitAttoDiMandato } from './atto-di-mandato.evento.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';
import { AttoDiMandato, PermessiAttoDiMandato, type AttoDiMandatoRow } from './atto-di-mandato.ts';
import { insertOperatori, primaDellAtto, requireAssistenti } from './registra-atto-di-mandato.ts';

@UpdateInput(AttoDiMandatoEntity, 'Un atto di mandato scritto male, e come doveva essere', ['al'])
export class RettificaAttoDiMandatoInput {
  @Field(() => UUID, { description: "L'atto sbagliato." })
  attoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => String, { nullable: true, description: 'Numero.' })
  @Length(1, 50)
  numero?: string;

  @Field(() => DataIso, { nullable: true, description: 'Data.' })
  data?: string;

  @Field(() => String, { nullable: true, description: 'Organo che lo ha adottato.' })
  @Length(3, 100)
  organo?: string;

  @Field(() => DataIso, { nullable: true, description: "Primo giorno di efficacia, non prima della data dell'atto." })
  dal?: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso.' })
  al?: string | null;

  @Field(() => [UUID], { nullable: true, description: 'Gli assistenti sociali a cui dà mandato.' })
  @ArrayNotEmpty()
  @AtMost(500)
  operatori?: string[];
}

@Resolver(() => PermessiAttoDiMandato)
export class RettificaAttoDiMandato {
  /**
   * Art. 2 c. 3: an act was written wrongly: a day, its number, somebody missing from its list. It is annulled, and another one says
   * what the Comune adopted. @returns the new act's id
   */
  @Command(() => AttoDiMandato, {
    description:
      'Rettifica un atto di mandato scritto male: quello sbagliato è annullato e un altro lo sostituisce (art. 2 c. 3).',
    articolo: 'art. 2 c. 3',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: attoDiMandatoReference,
  })
  async rettificaAttoDiMandato(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'atto." }) input: RettificaAttoDiMandatoInput,
  ): Promise<string> {
    const prima = await loadAtto(unit, input);
    const { attoId, motivo, numero, organo, data = prima.data, dal = prima.dal, al = prima.al } = input;
    if (data > dal) throw primaDellAtto();
    if (al !== null && al < dal)
      throw new BadUserInput(
        ['input', 'al'],
        'Il mandato finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi',
      );
    if (input.operatori !== undefined) await requireAssistenti(unit, input.operatori);
    const id = uuidv7();
    const operatori = await deleteAtto(unit, attoId, { motivo, sostituitoDa: id });
    const periodo = `[${dal},${al ?? ''}]`;
    await writeCorretto(unit, ATTO_DI_MANDATO, attoId, { id, numero, data, organo, periodo, versione: 1 });
    await insertOperatori(unit, id, input.operatori ?? operatori);
    await requireCorretto(unit, ATTO_DI_MANDATO, attoId, id);
    await emitAttoDiMandato(unit, id);
    unit.audit('AttoDiMandato', id);
    return id;
  }

  @Permesso('Se può rettificarlo.')
  puoRettificare(@Root() { codiceIstat }: AttoDiMandatoRow, @Admitted() autorizzazione: Autorizzazione): boolean {
    return riguarda(autorizzazione, codiceIstat);
  }
}
