// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, LoadField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { operatoreReference } from '../anagrafe/citazioni.reference.ts';
import { Operatore } from '../anagrafe/citazioni.ts';
import { contattoReference } from '../contatti/contatto.reference.ts';
import { Contatto } from '../contatti/contatto.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente } from '../enti/ente.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { TrasmissionePassoEntity } from './trasmissione.entity.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import {
  ContenutoTrasmissione,
  PassoTrasmissione,
  Trasmissione,
  type PassoTrasmissioneRow,
  type TrasmissioneRow,
} from './trasmissione.ts';
import { trasmissioneLeggi, trasmissioneLeggiContenuto } from './trasmissioni.azioni.ts';

@Resolver(() => Trasmissione)
export class TrasmissioneResolver {
  @LoadQuery(() => Trasmissione, trasmissioneReference, { description: 'Una trasmissione, per chi può vederla.' })
  trasmissione(@Arg('id', () => UUID, { description: 'La trasmissione.' }) id: string): string {
    return id;
  }

  @LoadField(() => Ente, enteReference, { description: "L'ente competente a cui è trasmessa." })
  ente(@Root() { enteId }: TrasmissioneRow): string {
    return enteId;
  }

  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description: "L'operatore che l'ha trasmessa, se è nel registro.",
  })
  operatore(@Root() { operatoreId }: TrasmissioneRow): string | null {
    return operatoreId;
  }

  @LoadField(() => Contatto, contattoReference, { nullable: true, description: 'Il contatto da cui viene.' })
  contatto(@Root() { contattoId }: TrasmissioneRow): string | null {
    return contattoId;
  }

  @LoadField(() => PresaInCarico, presaInCaricoReference, {
    nullable: true,
    description: 'La presa in carico da cui viene.',
  })
  presaInCarico(@Root() { presaInCaricoId }: TrasmissioneRow): string | null {
    return presaInCaricoId;
  }

  @Azione(trasmissioneLeggiContenuto)
  @FieldResolver(() => ContenutoTrasmissione, {
    nullable: true,
    description: 'Che cosa è stato comunicato; non per il coordinatore, che ne segue termini ed esiti.',
  })
  async contenuto(@Root() { id }: TrasmissioneRow, @Ctx() context: GraphContext) {
    const [contenuto] = await context.loadMany<ContenutoTrasmissione & { owner: string; [column: string]: unknown }>(
      'Trasmissione.contenuto',
      id,
      ({ query, ambitoId }, ids) =>
        query('SELECT id AS owner, testo, voci FROM trasmissione WHERE ambito_id = $1 AND id = ANY ($2::uuid[])', [
          ambitoId,
          ids,
        ]),
    );
    context.audit('Trasmissione', id);
    return contenuto;
  }

  @Azione(trasmissioneLeggi)
  @AtMost(5) // one for each StatoTrasmissione
  @FieldResolver(() => [PassoTrasmissione], { description: 'Che cosa ne è seguito, in ordine.' })
  passi(@Root() { id }: TrasmissioneRow, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Trasmissione.passi', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT trasmissione_id AS owner, ${columnsOf(TrasmissionePassoEntity)}
         FROM trasmissione_passo WHERE ambito_id = $1 AND trasmissione_id = ANY ($2::uuid[]) ORDER BY registrato_il`,
        [ambitoId, ids],
      ),
    );
  }
}

@Resolver(() => PassoTrasmissione)
export class PassoTrasmissioneResolver {
  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description: "L'operatore che l'ha registrato, se è nel registro.",
  })
  operatore(@Root() { operatoreId }: PassoTrasmissioneRow): string | null {
    return operatoreId;
  }

  @Azione(trasmissioneLeggiContenuto)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Annotazione: che cosa ne segue, o perché è revocata; non per il coordinatore.',
  })
  nota(@Root() { nota }: PassoTrasmissioneRow): string | null {
    return nota;
  }
}
