// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { uuidv7 } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore, PermessiOperatore } from '../operatori/operatore.ts';
import { AssenzaEntity } from './assenza.entity.ts';

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

  @Field(() => UUID, { nullable: true, description: 'Chi lo sostituisce: in servizio in quei giorni, e non assente.' })
  sostitutoId?: string;
}

/**
 * Art. 8: an operator is away for some days, and somebody may stand in. The substitute is in service and not away on those
 * days: the database holds it (`assenza_sostituto_in_servizio`). @returns the operator's id
 */
export async function registraAssenza(unit: WriteUnit, input: RegistraAssenzaInput): Promise<string> {
  const { operatoreId, versione, dal, al, sostitutoId = null } = input;
  if (al < dal) throw new BadUserInput(['input', 'al'], "L'assenza finisce dopo il suo inizio");
  await loadConSostituto(unit, operatoreId, versione, sostitutoId);
  await unit.manager.insert(AssenzaEntity, {
    id: uuidv7(),
    ambitoId: unit.ambitoId,
    operatoreId,
    sostitutoId,
    periodo: `[${dal},${al}]`,
  });
  return finishModifica(unit, operatoreId);
}

/** Locks the operator and the substitute in the order of their ids, so that two requests with both never wait for each other. */
export async function loadConSostituto(
  unit: WriteUnit,
  operatoreId: string,
  versione: number,
  sostitutoId: string | null,
): Promise<void> {
  for (const id of [operatoreId, ...(sostitutoId === null ? [] : [sostitutoId])].sort())
    await loadOperatore(unit, id, id === operatoreId ? versione : undefined);
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
