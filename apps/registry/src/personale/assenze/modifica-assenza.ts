// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import { keepAnnullato, rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, Int, Resolver } from 'type-graphql';
import { finishModifica } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { ASSENZA, AssenzaEntity } from '../operatori/assenza.entity.ts';
import { PermessiAssenza } from './assenza.ts';
import { findAssenza, PRIMA_DI_COMINCIARE, readSostituto, requireMotivo } from './find-assenza.ts';
import { loadConSostituto } from './load-con-sostituto.ts';

@UpdateInput(AssenzaEntity, "Un'assenza da correggere, con giorni e sostituto come devono essere")
export class ModificaAssenzaInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'assenza." })
  assenzaId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Perché era sbagliata: serve dal suo primo giorno in poi, e lo legge il coordinatore.',
  })
  @Length(3, 300)
  motivo?: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => UUID, {
    nullable: true,
    description: 'Chi lo sostituisce, come di una nuova assenza; nessuno, se è null.',
  })
  sostitutoId?: string | null;

  @Field(() => DataIso, {
    nullable: true,
    description:
      'Da quale giorno dell’assenza sostituisce, se non dal primo: fino al giorno prima resta chi c’era, o nessuno.',
  })
  sostitutoDal?: string;

  @Field({
    defaultValue: false,
    description: 'Se chi sostituisce va bene anche se, in alcuni di quei giorni, è assente a sua volta.',
  })
  confermaSostitutoAssente: boolean = false;
}

@Resolver(() => PermessiAssenza)
export class ModificaAssenza {
  /**
   * Art. 8: changes the days of an absence or its substitute, by the rules of a new one. One to come stays the same, and what it said is
   * kept; one that has begun is annulled, and another one says how it was. A substitute who was found later stands in from a day on: the absence is then two, one after the other.
   * @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      "Cambia i giorni o il sostituto di un'assenza; quella già cominciata è annullata e un'altra la sostituisce (art. 8).",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async modificaAssenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assenza, come deve essere." }) input: ModificaAssenzaInput,
  ): Promise<string> {
    const { operatoreId, assenzaId, dal, al, sostitutoDal } = input;
    if (sostitutoDal !== undefined && (sostitutoDal <= dal || sostitutoDal > al))
      throw new BadUserInput(
        ['input', 'sostitutoDal'],
        'Chi sostituisce comincia dopo il primo giorno dell’assenza, e non dopo l’ultimo: indica uno di quei giorni',
      );
    if (sostitutoDal !== undefined && input.sostitutoId === undefined)
      throw new BadUserInput(['input', 'sostitutoId'], 'Indica chi sostituisce da quel giorno, o null se nessuno');
    const sostitutoId = input.sostitutoId === undefined ? await readSostituto(unit, assenzaId) : input.sostitutoId;
    await loadConSostituto(unit, { ...input, sostitutoId }, assenzaId);
    const motivo = await requireMotivo(unit, input);
    const dati =
      sostitutoDal === undefined ? { periodo: `[${dal},${al}]`, sostitutoId } : { periodo: `[${dal},${sostitutoDal})` };
    if (motivo === undefined) {
      const prima = await findAssenza(unit, operatoreId, assenzaId);
      if (sostitutoDal !== undefined || prima.dal !== dal || prima.al !== al || prima.sostitutoId !== sostitutoId)
        await keepAnnullato(unit, ASSENZA, assenzaId, { motivo: PRIMA_DI_COMINCIARE, conservatoCome: uuidv7() });
      await unit.manager.update(AssenzaEntity, assenzaId, dati);
    } else await rettifica(unit, ASSENZA, assenzaId, dati, { motivo });
    if (sostitutoDal !== undefined)
      await unit.manager.insert(AssenzaEntity, {
        ...{ id: uuidv7(), ambitoId: unit.ambitoId, operatoreId, sostitutoId },
        periodo: `[${sostitutoDal},${al}]`,
      });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può cambiarne i giorni o il sostituto, o annullarla.')
  puoModificare(): boolean {
    return true;
  }
}
