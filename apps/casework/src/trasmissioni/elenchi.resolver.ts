// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { type GraphContext, ListField, ListQuery } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { Contatto } from '../contatti/contatto.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { TrasmissioneConnection } from './trasmissione.ts';
import { trasmissioneLeggiInRitardo } from './trasmissioni.azioni.ts';

@Resolver(() => Contatto)
export class TrasmissioniDelContattoResolver {
  @ListField(() => TrasmissioneConnection, {
    description: 'Le richieste trasmesse da qui, dalla prima.',
    nodes: trasmissioneReference,
    from: 'trasmissione t WHERE ambito_id = $3 AND contatto_id = owner',
    order: [['id', 'uuid']],
    direction: 'ASC',
  })
  trasmissioni(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

@Resolver(() => PresaInCarico)
export class TrasmissioniDelCasoResolver {
  @ListField(() => TrasmissioneConnection, {
    description: 'Le richieste trasmesse dal case manager, dalla prima.',
    nodes: trasmissioneReference,
    from: 'trasmissione t WHERE ambito_id = $3 AND presa_in_carico_id = owner',
    order: [['id', 'uuid']],
    direction: 'ASC',
  })
  trasmissioni(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

@Resolver()
export class TrasmissioniInRitardoResolver {
  @ListQuery(() => TrasmissioneConnection, {
    description:
      'Le trasmissioni senza esito oltre il termine, da quella che attende da più tempo (art. 2 c. 8 e, art. 7 c. 1).',
    azione: trasmissioneLeggiInRitardo,
    nodes: trasmissioneReference,
    from: 'trasmissione t WHERE ambito_id = $2 AND trasmissione_in_attesa(stato) AND entro < $3::date',
    order: [
      ['entro', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  trasmissioniInRitardo(@Ctx() { ambitoId, adesso }: GraphContext): readonly unknown[] {
    return [ambitoId, giornoRoma(adesso)];
  }
}
