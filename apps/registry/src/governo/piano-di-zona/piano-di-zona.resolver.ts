// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListField, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { pianoDiZonaReference } from './piano-di-zona.reference.ts';
import { PianoDiZona, PianoDiZonaConnection, type PianoRow } from './piano-di-zona.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => PianoDiZona)
export class PianoDiZonaResolver {
  @LoadQuery(() => PianoDiZona, pianoDiZonaReference, {
    description: 'Un Piano di Zona: di chiunque se è stato approvato.',
  })
  pianoDiZona(@Arg('id', () => UUID, { description: 'Il Piano.' }) id: string): string {
    return id;
  }

  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: PianoRow): string {
    return ambitoId;
  }
}

@Resolver(() => Ambito)
export class PianiDellAmbitoResolver {
  @ListField(() => PianoDiZonaConnection, {
    description: 'I Piani di Zona, dal più recente; in bozza solo del proprio Ambito.',
    nodes: pianoDiZonaReference,
    from: `piano_di_zona WHERE ambito_id = owner AND (stato <> 'BOZZA' OR ambito_id = $3)`,
    order: [['lower(periodo)', 'date']],
    direction: 'DESC',
  })
  pianiDiZona(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

export const PianoDiZonaInFuturo = inFuturoOf(PianoDiZona, pianoDiZonaReference.azione);
