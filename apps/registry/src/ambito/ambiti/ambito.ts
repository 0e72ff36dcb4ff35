// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, connectionOf, permessiOf, UUID } from '@ambito/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { ambitoLeggi } from './ambiti.azioni.ts';

@Azione(ambitoLeggi)
@ObjectType({
  description: 'Ambito Territoriale: i Comuni che esercitano in forma associata i servizi sociali (art. 1).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Ambito {
  @Field(() => UUID, { description: "Identificativo dell'Ambito." })
  id!: string;

  @Field({ description: "Codice dell'Ambito nella Regione, ad esempio A04." })
  codice!: string;

  @Field({ description: 'Denominazione.' })
  nome!: string;

  @Field({ description: 'Codice ISTAT della Regione, due cifre.' })
  regione!: string;

  @Field(() => Int, { description: 'Versione, da indicare quando si modifica.' })
  versione!: number;
}

export const AmbitoConnection = connectionOf(Ambito, 'Ambito');
export const PermessiAmbito = permessiOf(
  Ambito,
  'Ambito',
  ambitoLeggi,
  'Che cosa chi legge può fare per questo Ambito.',
);

/** An Ambito as it is read. */
export type AmbitoRow = Ambito;
