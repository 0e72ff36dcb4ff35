// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, type GraphContext, UUID, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Operatore } from '../anagrafe/citazioni.ts';
import { Contatto } from '../contatti/contatto.ts';
import { contattoReference } from '../contatti/contatto.reference.ts';
import { Ente } from '../enti/ente.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { RegistraPresaVisione } from './registra-presa-visione.ts';
import { RevocaTrasmissione } from './revoca-trasmissione.ts';
import { StatoTrasmissione, TRANSIZIONI } from './stati.ts';
import { ContenutoTrasmissione, PassoTrasmissione, PermessiTrasmissione, Trasmissione } from './trasmissione.ts';
import { trasmissioneReference } from './trasmissione.reference.ts';
import { contattoLeggi } from '../contatti/contatti.azioni.ts';
import { presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { trasmissioneLeggi, trasmissioneLeggiContenuto } from './trasmissioni.azioni.ts';

interface TrasmissioneRow extends Trasmissione {
  enteId: string;
  operatoreId: string | null;
  contattoId: string | null;
  presaInCaricoId: string | null;
  /** Whether the actor sent it. */
  propria: boolean;
}

@Resolver(() => Trasmissione)
export class TrasmissioneResolver {
  @Azione(trasmissioneLeggi)
  @Query(() => Trasmissione, { nullable: true, description: 'Una trasmissione, per chi può vederla.' })
  trasmissione(@Arg('id', () => UUID, { description: 'La trasmissione.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(trasmissioneReference, 'id', id);
  }

  @Azione(trasmissioneLeggi)
  @FieldResolver(() => Ente, { description: "L'ente competente a cui è trasmessa." })
  ente(@Root() { enteId }: TrasmissioneRow) {
    return { id: enteId };
  }

  @Azione(trasmissioneLeggi)
  @FieldResolver(() => Operatore, { nullable: true, description: "L'operatore che l'ha trasmessa, se è nel registro." })
  operatore(@Root() { operatoreId }: TrasmissioneRow) {
    return operatoreId === null ? null : { id: operatoreId };
  }

  @Azione(contattoLeggi)
  @FieldResolver(() => Contatto, { nullable: true, description: 'Il contatto da cui viene.' })
  contatto(@Root() { contattoId }: TrasmissioneRow, @Ctx() context: GraphContext) {
    return contattoId === null ? null : context.load(contattoReference, 'id', contattoId);
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => PresaInCarico, { nullable: true, description: 'La presa in carico da cui viene.' })
  presaInCarico(@Root() { presaInCaricoId }: TrasmissioneRow, @Ctx() context: GraphContext) {
    return presaInCaricoId === null ? null : context.load(presaInCaricoReference, 'id', presaInCaricoId);
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
        `SELECT trasmissione_id AS owner, stato, avvenuto_il AS "avvenutoIl", canale, riferimento, motivo, nota,
                registrato_il AS "registratoIl", operatore_id AS "operatoreId"
         FROM trasmissione_passo WHERE ambito_id = $1 AND trasmissione_id = ANY ($2::uuid[]) ORDER BY registrato_il`,
        [ambitoId, ids],
      ),
    );
  }

  @Azione(trasmissioneLeggi)
  @FieldResolver(() => PermessiTrasmissione, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { stato, presaInCaricoId, propria }: TrasmissioneRow,
    @Ctx() context: GraphContext,
  ): Promise<PermessiTrasmissione> {
    const delCaso = presaInCaricoId !== null;
    const delCaseManager = delCaso && (await agisce(presaInCaricoId, context));
    const risponde = (!delCaso || delCaseManager) && context.ammette(azioneOfCommand(RegistraPresaVisione));
    const revoca = (delCaso ? delCaseManager : propria) && context.ammette(azioneOfCommand(RevocaTrasmissione));
    const possibile = (verso: StatoTrasmissione): boolean => TRANSIZIONI[stato].includes(verso);
    return {
      puoRegistrarePresaVisione: risponde && possibile(StatoTrasmissione.PRESA_VISIONE),
      puoRegistrareEsito: risponde && possibile(StatoTrasmissione.ACCOLTA),
      puoRevocare: revoca && possibile(StatoTrasmissione.REVOCATA),
    };
  }
}

@Resolver(() => PassoTrasmissione)
export class PassoTrasmissioneResolver {
  @Azione(trasmissioneLeggi)
  @FieldResolver(() => Operatore, {
    nullable: true,
    description: "L'operatore che l'ha registrato, se è nel registro.",
  })
  operatore(@Root() { operatoreId }: { operatoreId: string | null }) {
    return operatoreId === null ? null : { id: operatoreId };
  }

  @Azione(trasmissioneLeggiContenuto)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Annotazione: che cosa ne segue, o perché è revocata; non per il coordinatore.',
  })
  nota(@Root() { nota }: { nota: string | null }) {
    return nota;
  }
}
