// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { type GraphContext, ListField, ListQuery } from '@ambito/subgraph';
import { Ctx, Resolver } from 'type-graphql';
import { ErroreAnnullatoConnection, ERRORI_DEL_RECORD } from '../annullamenti/errore-annullato.ts';
import { Contatto } from '../contatti/contatto.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { Trasmissione, TrasmissioneConnection } from './trasmissione.ts';
import {
  trasmissioneLeggi,
  trasmissioneLeggiDiCasiConclusi,
  trasmissioneLeggiInRitardo,
} from './trasmissioni.azioni.ts';

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

@Resolver()
export class TrasmissioniDiCasiConclusiResolver {
  @ListQuery(() => TrasmissioneConnection, {
    description:
      'Le trasmissioni di casi conclusi di cui si attende ancora la risposta, da quella che scade prima: le segue chi rispondeva del caso, o il coordinatore (art. 2 c. 8 e).',
    azione: trasmissioneLeggiDiCasiConclusi,
    nodes: trasmissioneReference,
    from: `trasmissione t WHERE ambito_id = $2 AND trasmissione_in_attesa(stato) AND EXISTS (
      SELECT FROM presa_in_carico c WHERE c.ambito_id = t.ambito_id AND c.id = t.presa_in_carico_id AND caso_finito(c.stato))`,
    order: [
      ['entro', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  trasmissioniDiCasiConclusi(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}

@Resolver(() => Trasmissione)
export class ErroriDellaTrasmissioneResolver {
  @ListField(() => ErroreAnnullatoConnection, {
    description: 'Ciò che se ne era registrato per errore, dall’ultimo annullato.',
    azione: trasmissioneLeggi,
    ...ERRORI_DEL_RECORD,
  })
  erroriAnnullati(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
