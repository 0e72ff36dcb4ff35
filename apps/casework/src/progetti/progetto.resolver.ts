// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListField, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { InterventoEntity } from '../interventi/intervento.entity.ts';
import { Intervento } from '../interventi/intervento.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { progettoLeggi } from './progetti.azioni.ts';
import { ObiettivoEntity, VerificaEntity } from './progetto.entity.ts';
import { progettoReference } from './progetto.reference.ts';
import { Obiettivo, ProgettoPersonalizzato, ProgettoPersonalizzatoConnection, Verifica } from './progetto.ts';

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
      ({ query, ambitoId }, ids) =>
        query(
          `SELECT progetto_id AS owner, ${columnsOf(InterventoEntity)},
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
        `SELECT progetto_id AS owner, ${columnsOf(VerificaEntity)} FROM verifica
         WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[]) ORDER BY prevista, id`,
        [ambitoId, ids],
      ),
    );
  }
}

@Resolver(() => PresaInCarico)
export class ProgettiDelCasoResolver {
  @ListField(() => ProgettoPersonalizzatoConnection, {
    description: 'I progetti personalizzati, dal più recente.',
    nodes: progettoReference,
    from: 'progetto WHERE ambito_id = $3 AND presa_in_carico_id = owner',
    order: [
      ['redatto_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  progetti(@Ctx() { ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId];
  }
}
