// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, Unit, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { ASSENZA } from '../operatori/assenza.entity.ts';
import { PRIMA_DI_COMINCIARE, requireMotivo } from './find-assenza.ts';

@InputType({ description: "Un'assenza che non c'è stata, o non ci sarà." })
export class AnnullaAssenzaInput {
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
}

@Resolver()
export class AnnullaAssenza {
  /** Art. 8: annuls an absence; one that has begun only with a reason. @returns the operator's id */
  @Command(() => Operatore, {
    description: "Toglie un'assenza che non ci sarà; annulla quella che non c'è stata (art. 8).",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async annullaAssenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assenza." }) input: AnnullaAssenzaInput,
  ): Promise<string> {
    const { operatoreId, versione, assenzaId } = input;
    await loadOperatore(unit, operatoreId, versione);
    const motivo = await requireMotivo(unit, input);
    await annulla(unit, ASSENZA, assenzaId, { motivo: motivo ?? PRIMA_DI_COMINCIARE });
    return finishModifica(unit, operatoreId);
  }
}
