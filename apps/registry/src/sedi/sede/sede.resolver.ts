// SPDX-License-Identifier: AGPL-3.0-or-later
import { LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { sedeReference } from './sede.reference.ts';
import { Sede, type SedeRow } from './sede.ts';
import { sedeLeggi } from './sedi.azioni.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Sede)
export class SedeResolver {
  @LoadQuery(() => Sede, sedeReference, { description: 'Una sede, dal suo identificativo.' })
  sede(@Arg('id', () => UUID, { description: 'La sede.' }) id: string): string {
    return id;
  }

  @LoadField(() => Comune, comuneReference, { description: 'Il Comune che la mette a disposizione.', pubblico: true })
  comune(@Root() { codiceIstat }: SedeRow): string {
    return codiceIstat;
  }

  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito a cui appartiene.", pubblico: true })
  ambito(@Root() { ambitoId }: SedeRow): string {
    return ambitoId;
  }
}

export const SedeInFuturo = inFuturoOf(Sede, sedeLeggi, 'attivaDal');

export const SedeCorregge = correggeOf(Sede);
