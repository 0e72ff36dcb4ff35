// SPDX-License-Identifier: AGPL-3.0-or-later
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { ASSENZA, AssenzaEntity } from '../operatori/assenza.entity.ts';
import { PermessiAssenza } from './assenza.ts';
import { requireMotivo } from './find-assenza.ts';
import { loadConSostituto } from './load-con-sostituto.ts';

@InputType({ description: "Un'assenza da correggere: giorni e sostituto, come devono essere." })
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
    description: 'Chi lo sostituisce, come di una nuova assenza; nessuno, se manca.',
  })
  sostitutoId?: string;

  @Field({
    defaultValue: false,
    description: 'Se chi sostituisce va bene anche se, in alcuni di quei giorni, è assente a sua volta.',
  })
  confermaSostitutoAssente: boolean = false;
}

@Resolver(() => PermessiAssenza)
export class ModificaAssenza {
  /**
   * Art. 8: changes the days of an absence or its substitute, by the rules of a new one. One that has begun is annulled, and another
   * one says how it was. @returns the operator's id
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
    const { operatoreId, assenzaId, dal, al, sostitutoId = null } = input;
    await loadConSostituto(unit, input, assenzaId);
    const motivo = await requireMotivo(unit, input);
    const dati = { periodo: `[${dal},${al}]`, sostitutoId };
    if (motivo === undefined) await unit.manager.update(AssenzaEntity, assenzaId, dati);
    else await rettifica(unit, ASSENZA, assenzaId, dati, { motivo });
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può cambiarne i giorni o il sostituto, o annullarla.')
  puoModificare(): boolean {
    return true;
  }
}
