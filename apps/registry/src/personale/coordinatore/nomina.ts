// SPDX-License-Identifier: AGPL-3.0-or-later
import { connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { coordinatoreLeggi } from './coordinatore.azioni.ts';

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
export const PermessiNominaCoordinatore = permessiOf(
  NominaCoordinatore,
  'NominaCoordinatore',
  coordinatoreLeggi,
  'Che cosa chi legge può fare di questa nomina.',
);

/** A nomina as it is read, with the keys of what it leads to. */
export interface NominaRow extends NominaCoordinatore {
  readonly ambitoId: string;
  readonly operatoreId: string;
}
