// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, UUID } from '@ambito/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Che cosa chi legge può fare di questa nomina.', simpleResolvers: true })
export class PermessiNominaCoordinatore {
  @Field({ description: 'Se può farla cessare.' })
  puoCessare!: boolean;
}

@ObjectType({
  description: "Nomina del coordinatore dell'Ufficio di Piano, uno per volta (art. 4 c. 2 b, art. 7).",
  simpleResolvers: true,
})
export class NominaCoordinatore {
  @Field(() => UUID, { description: 'Identificativo della nomina.' })
  id!: string;

  @Field({ description: 'Nome e cognome del coordinatore.' })
  nominativo!: string;

  @Field(() => DataIso, { description: 'Primo giorno.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;

  @Field({ description: "Estremi dell'atto di nomina." })
  atto!: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui è cessata prima del termine." })
  attoCessazione!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const NominaCoordinatoreConnection = connectionOf(NominaCoordinatore, 'NominaCoordinatore');
