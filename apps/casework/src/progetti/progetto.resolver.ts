// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import {
  AtMost,
  Azione,
  defineAsked,
  type GraphContext,
  LoadQuery,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  type Row,
  UUID,
  whenAsked,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { InterventoEntity } from '../interventi/intervento.entity.ts';
import { Intervento } from '../interventi/intervento.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { progettoLeggi } from './progetti.azioni.ts';
import { ObiettivoEntity, VerificaEntity } from './progetto.entity.ts';
import { colonneDelProgetto, PROGETTI, progettiVisibili, progettoReference } from './progetto.reference.ts';
import { Obiettivo, ProgettoPersonalizzato, ProgettoPersonalizzatoConnection, Verifica } from './progetto.ts';

const GIORNI_CHIESTI = defineAsked('Intervento', 'giorniScoperti');
const NOME_CHIESTO = defineAsked('Intervento', 'nomePrestazione');

/** The days on which the ente of an intervento is not accredited: a column that costs, for who asks for it. */
const GIORNI_SCOPERTI = `coalesce(
  (SELECT json_agg(json_build_object('dal', lower(giorni), 'al', upper(giorni) - 1) ORDER BY giorni)
   FROM unnest(giorni_scoperti(ambito_id, ente_id, prestazione, giorni_svolti(periodo, concluso_al))) AS giorni WHERE ente_id IS NOT NULL), '[]') AS "giorniScoperti"`;

@Resolver(() => ProgettoPersonalizzato)
export class ProgettoResolver {
  @LoadQuery(() => ProgettoPersonalizzato, progettoReference, {
    description: 'Un progetto personalizzato, per chi può vederlo.',
  })
  progetto(@Arg('id', () => UUID, { description: 'Il progetto.' }) id: string): string {
    return id;
  }

  @Azione(progettoLeggi)
  @AtMost(20)
  @FieldResolver(() => [Obiettivo], { description: 'Gli obiettivi.' })
  obiettivi(@Root() { id }: ProgettoPersonalizzato, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Progetto.obiettivi', id, ({ query, ambitoId }, ids) =>
      query(
        `SELECT progetto_id AS owner, ${columnsOf(ObiettivoEntity)} FROM obiettivo
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
      ({ query, ambitoId, ...chi }, ids) =>
        query(
          `SELECT progetto_id AS owner, ${columnsOf(InterventoEntity)} ${whenAsked(chi, GIORNI_SCOPERTI, GIORNI_CHIESTI)}
           FROM intervento WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) ORDER BY periodo, id`,
          [ambitoId, ids],
        ),
    );
    if (!context.asks(NOME_CHIESTO)) return righe;
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
        `SELECT progetto_id AS owner, ${columnsOf(VerificaEntity)} FROM verifica
         WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) ORDER BY prevista, id`,
        [ambitoId, ids],
      ),
    );
  }
}

@Resolver(() => PresaInCarico)
export class ProgettiDelCasoResolver {
  // The policy is part of the WHERE, which is not the same text for every actor, as a @ListField requires.
  @Azione(progettoLeggi)
  @FieldResolver(() => ProgettoPersonalizzatoConnection, {
    description: 'I progetti personalizzati, dal più recente.',
  })
  progetti(
    @Root() { id }: PresaInCarico,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    const { where, propri, parameters } = progettiVisibili(context, 3, '$3');
    return paginateOwned<object, Row>(
      context,
      {
        name: 'PresaInCarico.progetti',
        owner: 'uuid',
        columns: colonneDelProgetto(context, propri),
        from: `${PROGETTI} WHERE g.ambito_id = $3 AND g.presa_in_carico_id = owner AND ${where}`,
        order: [
          ['g.redatto_il', 'timestamptz'],
          ['g.id', 'uuid'],
        ],
        direction: 'DESC',
      },
      id,
      pagina,
      [context.ambitoId, ...parameters],
      (riga) => context.take(progettoReference, 'id', [riga])[0] ?? null,
    );
  }
}
