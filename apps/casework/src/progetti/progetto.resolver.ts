// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, type GraphContext, UUID, azioneOfCommand } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { Intervento } from '../interventi/intervento.ts';
import { AccettaProgetto } from './accetta-progetto.ts';
import { Obiettivo, PermessiProgetto, ProgettoPersonalizzato, StatoProgetto, Verifica } from './progetto.ts';
import { progettoReference } from './progetto.reference.ts';
import { RegistraVerifica } from './registra-verifica.ts';
import { progettoLeggi } from './progetti.azioni.ts';

interface ProgettoRow extends ProgettoPersonalizzato {
  /** Whether on some day of an intervento its ente is not accredited for it. */
  scoperto: boolean;
  presaInCaricoId: string;
  /** Whether it is of the person who reads. */
  dellaPersona: boolean;
  /** Whether a verification is still to be held. */
  daVerificare: boolean;
}

@Resolver(() => ProgettoPersonalizzato)
export class ProgettoResolver {
  @Azione(progettoLeggi)
  @Query(() => ProgettoPersonalizzato, {
    nullable: true,
    description: 'Un progetto personalizzato, per chi può vederlo.',
  })
  progetto(@Arg('id', () => UUID, { description: 'Il progetto.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(progettoReference, 'id', id);
  }

  @Azione(progettoLeggi)
  @AtMost(20)
  @FieldResolver(() => [Obiettivo], { description: 'Gli obiettivi.' })
  obiettivi(@Root() { id }: ProgettoPersonalizzato, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Progetto.obiettivi', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT progetto_id AS owner, id, descrizione, indicatore, esito FROM obiettivo
         WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) ORDER BY ordine`,
        [ambitoId, ids],
      ),
    );
  }

  @Azione(progettoLeggi)
  @AtMost(50)
  @FieldResolver(() => [Intervento], { description: 'Gli interventi.' })
  async interventi(@Root() { id }: ProgettoPersonalizzato, @Ctx() context: GraphContext): Promise<object[]> {
    const righe = await context.loadMany<{ owner: string; prestazione: string }>(
      'Progetto.interventi',
      id,
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT progetto_id AS owner, id, prestazione, descrizione, costo, lower(periodo) AS dal, upper(periodo) - 1 AS al,
                  linea_id AS "lineaId", ente_id AS "enteId",
                  coalesce((SELECT json_agg(json_build_object('dal', lower(giorni), 'al', upper(giorni) - 1) ORDER BY giorni)
                            FROM unnest(giorni_scoperti(ambito_id, ente_id, prestazione, periodo)) AS giorni WHERE ente_id IS NOT NULL), '[]') AS "giorniScoperti"
           FROM intervento
         WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) ORDER BY periodo, id`,
          [ambitoId, ids],
        ),
    );
    const prestazioni = await vocabolarioDellaRichiesta(context, 'PRESTAZIONI');
    return righe.map((riga) => ({
      ...riga,
      nomePrestazione: prestazioni.voce(riga.prestazione)?.nome ?? riga.prestazione,
    }));
  }

  @Azione(progettoLeggi)
  @AtMost(50)
  @FieldResolver(() => [Verifica], { description: 'Le verifiche, previste e svolte.' })
  verifiche(@Root() { id }: ProgettoPersonalizzato, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Progetto.verifiche', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT progetto_id AS owner, id, prevista, svolta, relazione FROM verifica
         WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) ORDER BY prevista, id`,
        [ambitoId, ids],
      ),
    );
  }

  @Azione(progettoLeggi)
  @FieldResolver(() => PermessiProgetto, { description: 'Che cosa chi legge può farne.' })
  async permessi(@Root() progetto: ProgettoRow, @Ctx() context: GraphContext): Promise<PermessiProgetto> {
    const { stato, presaInCaricoId, dellaPersona, daVerificare, scoperto } = progetto;
    const accetta = stato === StatoProgetto.BOZZA && !scoperto && context.ammette(azioneOfCommand(AccettaProgetto));
    const perSe = accetta && context.bind(azioneOfCommand(AccettaProgetto)).autorizzazione.ruolo === 'CITTADINO';
    const verifica =
      stato === StatoProgetto.ATTIVO && daVerificare && context.ammette(azioneOfCommand(RegistraVerifica));
    return {
      puoAccettare: accetta && (perSe ? dellaPersona : await agisce(presaInCaricoId, context)),
      puoVerificare: verifica && (await agisce(presaInCaricoId, context)),
    };
  }
}
