// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  AtMost,
  Azione,
  emptyPage,
  type GraphContext,
  LoadField,
  LoadQuery,
  type Pagina,
  PaginaArgs,
  paginate,
  UUID,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../indicatori/territorio.reference.ts';
import { Ambito } from '../indicatori/territorio.ts';
import { requirePeriodo } from '../indicatori/require-periodo.ts';
import { rapportoLeggi } from './rapporti.azioni.ts';
import { rapportiVisibili, rapportoReference } from './rapporto.reference.ts';
import { Artefatto, Rapporto, RapportoConnection, type RapportoRow, TipoRapporto } from './rapporto.ts';
import { StatoRapporto } from './stati.ts';

@Resolver(() => Rapporto)
export class RapportoResolver {
  @LoadQuery(() => Rapporto, rapportoReference, { description: 'Un rapporto, per chi può vederlo.' })
  rapporto(@Arg('id', () => UUID, { description: 'Il rapporto.' }) id: string): string {
    return id;
  }

  @Azione(rapportoLeggi)
  @Query(() => RapportoConnection, {
    description: "I rapporti dell'Ambito, o per la Regione quelli trasmessi, dal più recente.",
  })
  rapporti(
    @Arg('tipo', () => TipoRapporto, { nullable: true, description: 'Solo quelli di questo tipo.' })
    tipo: TipoRapporto | undefined,
    @Arg('periodo', () => String, { nullable: true, description: 'Solo quelli di questo periodo, ad esempio 2026-Q4.' })
    periodo: string | undefined,
    @Arg('stato', () => StatoRapporto, { nullable: true, description: 'Solo quelli in questo stato.' })
    stato: StatoRapporto | undefined,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    if (periodo !== undefined) requirePeriodo(periodo);
    const { where, parametro } = rapportiVisibili(context, '$1');
    const regione = context.autorizzazione.ruolo === 'REGIONE';
    // A Regione sees the transmitted ones alone: asked for them, the statement stays the same.
    if (regione && ![undefined, StatoRapporto.TRASMESSO].includes(stato)) return Promise.resolve(emptyPage());
    // What is not asked for is no part of the statement, as in the filters of a list (ADR 0018).
    const chiesti = Object.entries({ tipo, periodo, stato: regione ? undefined : stato }).filter(
      ([, valore]) => valore !== undefined,
    );
    const filtri = chiesti.map(([colonna], indice) => `AND r.${colonna} = $${indice + 3}::text`).join(' ');
    const [istante, id] = [`$${chiesti.length + 3}::timestamptz`, `$${chiesti.length + 4}::uuid`];
    // A Regione has many Ambiti. The index gives one page for each of them, and no more is read.
    const ambiti = regione ? 'SELECT id FROM ambito WHERE regione = $1' : 'SELECT $1::uuid AS id';
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT richiesto_il::text AS istante, dell_ambito.id
           FROM (${ambiti}) AS di
           CROSS JOIN LATERAL (
             SELECT richiesto_il, id FROM rapporto r
             WHERE ambito_id = di.id AND ${where} ${filtri} ${after === null ? '' : `AND (richiesto_il, id) < (${istante}, ${id})`}
             ORDER BY richiesto_il DESC, id DESC LIMIT $2) AS dell_ambito
           ORDER BY richiesto_il DESC, dell_ambito.id DESC LIMIT $2`,
          [parametro, limit, ...chiesti.map(([, valore]) => valore), ...(after ?? [])],
        ),
      ({ id }) => context.load(rapportoReference, 'id', id),
    );
  }

  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: RapportoRow): string {
    return ambitoId;
  }

  @Azione(rapportoLeggi)
  @AtMost(10) // one for each view and format
  @FieldResolver(() => [Artefatto], {
    description: 'I file: per la Regione solo quelli dopo il controllo della riservatezza.',
  })
  artefatti(@Root() { id }: Rapporto, @Ctx() context: GraphContext): Promise<object[]> {
    const soloRegione = context.autorizzazione.ruolo === 'REGIONE';
    return context.loadMany('Rapporto.artefatti', id, ({ query }, ids) =>
      query(
        `SELECT rapporto_id AS owner, vista, formato, impronta, octet_length(contenuto) AS dimensione
         FROM artefatto WHERE rapporto_id = ANY ($1::uuid[]) AND ($2 = false OR vista = 'REGIONE') ORDER BY vista, formato`,
        [ids, soloRegione],
      ),
    );
  }
}

type ArtefattoRow = Artefatto & { owner: string };

@Resolver(() => Artefatto)
export class ArtefattoResolver {
  /**
   * The content is read only if the query selects it: a list of reports shows the digests. A reader who may see the row may see
   * the content.
   */
  @Azione(rapportoLeggi)
  @FieldResolver(() => String, { description: 'Il contenuto, in UTF-8.' })
  async contenuto(@Root() { owner, vista, formato }: ArtefattoRow, @Ctx() context: GraphContext): Promise<string> {
    const [file] = await context.loadMany<{ owner: string; contenuto: string }>(
      'Artefatto.contenuto',
      `${owner} ${vista} ${formato}`,
      ({ query }, chiavi) =>
        query(
          `SELECT concat_ws(' ', rapporto_id, vista, formato) AS owner, contenuto FROM artefatto
           WHERE (rapporto_id, vista, formato) IN (
             SELECT split_part(chiave, ' ', 1)::uuid, split_part(chiave, ' ', 2), split_part(chiave, ' ', 3) FROM unnest($1::text[]) AS chiave)`,
          [chiavi],
        ),
    );
    return file?.contenuto ?? '';
  }
}
