// SPDX-License-Identifier: AGPL-3.0-or-later
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore } from '../operatori/operatore.ts';
import { AssenzaEntity } from '../operatori/assenza.entity.ts';
import { loadConSostituto } from './load-con-sostituto.ts';

@InputType({ description: "Un'assenza da registrare." })
export class RegistraAssenzaInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno, compreso.' })
  al!: string;

  @Field(() => UUID, {
    nullable: true,
    description:
      'Chi lo sostituisce: in servizio in tutti quei giorni, e assistente sociale se lo è l’assente. Nessuno, se manca.',
  })
  sostitutoId?: string;

  @Field({
    defaultValue: false,
    description: 'Se chi sostituisce va bene anche se, in alcuni di quei giorni, è assente a sua volta.',
  })
  confermaSostitutoAssente: boolean = false;
}

/**
 * Art. 8: an operator is away for some days, and somebody may stand in, who is in service on all of them: the database holds it
 * (`assenza_sostituto_in_servizio`). An operator who is a substitute on those days may be away too: the desk shows what that
 * leaves uncovered. @returns the operator's id
 */
export async function registraAssenza(unit: WriteUnit, input: RegistraAssenzaInput): Promise<string> {
  const { operatoreId, dal, al, sostitutoId = null } = input;
  await loadConSostituto(unit, input);
  await unit.manager.insert(AssenzaEntity, {
    id: uuidv7(),
    ambitoId: unit.ambitoId,
    operatoreId,
    sostitutoId,
    periodo: `[${dal},${al}]`,
  });
  return finishModifica(unit, operatoreId);
}

@Resolver(() => PermessiOperatore)
export class RegistraAssenza {
  @Command(() => Operatore, {
    description: "Registra un'assenza di un operatore, con chi lo sostituisce (art. 8).",
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  registraAssenza(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'assenza." }) input: RegistraAssenzaInput,
  ): Promise<string> {
    return registraAssenza(unit, input);
  }

  @Permesso("Se può registrarne un'assenza.")
  puoRegistrareAssenza(): boolean {
    return true;
  }
}
