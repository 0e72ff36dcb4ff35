// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, Azione, ChiaveIdempotenza, type GraphContext, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { Intervento } from '../interventi/intervento.ts';
import { accettaProgetto, AccettaProgettoInput } from './accetta-progetto.ts';
import { Obiettivo, PermessiProgetto, ProgettoPersonalizzato, StatoProgetto, Verifica } from './progetto.ts';
import { progettoReference } from './progetto.reference.ts';
import { redigiProgetto, RedigiProgettoInput } from './redigi-progetto.ts';
import { registraVerifica, RegistraVerificaInput } from './registra-verifica.ts';
import { progettoAccetta, progettoLeggi, progettoRedigi, progettoVerifica } from './progetti.azioni.ts';

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
    const accetta = stato === StatoProgetto.BOZZA && !scoperto && context.ammette(progettoAccetta);
    const perSe = accetta && context.bind(progettoAccetta).autorizzazione.ruolo === 'CITTADINO';
    const verifica = stato === StatoProgetto.ATTIVO && daVerificare && context.ammette(progettoVerifica);
    return {
      puoAccettare: accetta && (perSe ? dellaPersona : await agisce(presaInCaricoId, context)),
      puoVerificare: verifica && (await agisce(presaInCaricoId, context)),
    };
  }

  @Azione(progettoRedigi)
  @Mutation(() => ProgettoPersonalizzato, { description: 'Il case manager redige il progetto (art. 2 c. 3 c).' })
  async redigiProgetto(
    @Arg('input', { description: 'Il progetto.' }) input: RedigiProgettoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => redigiProgetto(unit, input), { key: chiave, arguments: input });
    return context.load(progettoReference, 'id', id);
  }

  @Azione(progettoAccetta)
  @Mutation(() => ProgettoPersonalizzato, {
    description: 'La persona accetta il progetto, o il case manager ne registra l’accettazione (art. 2 c. 5 a).',
  })
  async accettaProgetto(
    @Arg('input', { description: "L'accettazione." }) input: AccettaProgettoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => accettaProgetto(unit, input), { key: chiave, arguments: input });
    return context.load(progettoReference, 'id', id);
  }

  @Azione(progettoVerifica)
  @Mutation(() => ProgettoPersonalizzato, { description: 'Il case manager registra una verifica (art. 2 c. 3 d).' })
  async registraVerifica(
    @Arg('input', { description: 'La verifica.' }) input: RegistraVerificaInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ) {
    const id = await context.write((unit) => registraVerifica(unit, input), { key: chiave, arguments: input });
    return context.load(progettoReference, 'id', id);
  }
}
