// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { puaLeggi } from './pua.azioni.ts';

@ObjectType({
  description: 'Chi esercita la Porta unica di accesso per un Comune in un periodo (art. 2 c. 8 e).',
  simpleResolvers: true,
})
export class Pua {
  @Field(() => UUID, { description: 'Identificativo di chi la esercita in questo periodo.' })
  id!: string;

  @Field(() => DataIso, { description: 'Da quando.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno; assente se è in vigore senza termine.' })
  al!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si annulla o si rettifica.' })
  versione!: number;
}

export const PuaConnection = connectionOf(Pua, 'Pua');
export const PermessiPua = permessiOf(Pua, 'Pua', puaLeggi, 'Che cosa chi legge può farne.');

/** An arrangement of the PUA for a Comune as it is read, with the keys of the sede and the district. */
export interface PuaRow extends Pua {
  readonly codiceIstat: string;
  readonly ambitoId: string;
  readonly sedeId: string;
  readonly distrettoId: string;
  readonly [column: string]: unknown;
}
