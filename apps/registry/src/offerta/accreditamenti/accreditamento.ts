// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { enteLeggi } from '../enti/enti.azioni.ts';

@ObjectType({
  description: 'Accreditamento di un ente per certe prestazioni, a termine (art. 2 c. 5 o).',
  simpleResolvers: true,
})
export class Accreditamento {
  @Field(() => UUID, { description: "Identificativo dell'accreditamento." })
  id!: string;

  @AtMost(200)
  @Field(() => [String], { description: 'Codici SIUSS delle prestazioni per cui vale.' })
  prestazioni!: string[];

  @Field(() => DataIso, { description: 'Da quando vale.' })
  dal!: string;

  @Field(() => DataIso, { description: 'Ultimo giorno in cui vale.' })
  al!: string;

  @Field({ description: "L'atto con cui è rilasciato." })
  atto!: string;

  @Field(() => String, { nullable: true, description: "L'atto con cui è stato revocato prima del termine." })
  revocaAtto!: string | null;
}

export const AccreditamentoConnection = connectionOf(Accreditamento, 'Accreditamento');
export const PermessiAccreditamento = permessiOf(
  Accreditamento,
  'Accreditamento',
  enteLeggi,
  'Che cosa chi legge può fare di questo accreditamento.',
);

/** An accreditation as it is read, with the ente that has it. */
export interface AccreditamentoRow extends Accreditamento {
  readonly enteId: string;
}
