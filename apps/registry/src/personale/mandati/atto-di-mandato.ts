// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, DataIso, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { mandatoLeggi } from './mandati.azioni.ts';

@Azione(mandatoLeggi)
@ObjectType({
  description:
    'Atto con cui un Comune formalizza il mandato agli assistenti sociali che l’Ambito gli assegna (art. 2 c. 3).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class AttoDiMandato {
  @Field(() => UUID, { description: "Identificativo dell'atto." })
  id!: string;

  @Field({ description: 'Numero.' })
  numero!: string;

  @Field(() => DataIso, { description: 'Data.' })
  data!: string;

  @Field({ description: 'Organo che lo ha adottato.' })
  organo!: string;

  @Field(() => DataIso, { description: 'Primo giorno di efficacia.' })
  dal!: string;

  @Field(() => DataIso, { nullable: true, description: 'Ultimo giorno, compreso; assente se senza termine.' })
  al!: string | null;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const AttoDiMandatoConnection = connectionOf(AttoDiMandato, 'AttoDiMandato');
export const PermessiAttoDiMandato = permessiOf(
  AttoDiMandato,
  'AttoDiMandato',
  mandatoLeggi,
  'Che cosa chi legge può fare di questo atto di mandato.',
);

/** An atto di mandato as it is read, with the key of its Comune. */
export interface AttoDiMandatoRow extends AttoDiMandato {
  readonly codiceIstat: string;
}
