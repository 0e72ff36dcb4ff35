// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Azione as AzioneDef } from '@ambito/access';
import {
  AtMost,
  Azione,
  type GraphContext,
  type Pagina,
  PaginaArgs,
  paginate,
  UUID,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Ambito } from '../indicatori/territorio.ts';
import { ApprovaRapporto, TrasmettiRapporto } from './approva-e-trasmetti.ts';
import { Artefatto, PermessiRapporto, Rapporto, RapportoConnection } from './rapporto.ts';
import { rapportiVisibili, rapportoReference } from './rapporto.reference.ts';
import { puoPassare, StatoRapporto } from './stati.ts';
import { rapportoLeggi } from './rapporti.azioni.ts';

@Resolver(() => Rapporto)
export class RapportoResolver {
  @Azione(rapportoLeggi)
  @Query(() => Rapporto, { nullable: true, description: 'Un rapporto, per chi può vederlo.' })
  rapporto(@Arg('id', () => UUID, { description: 'Il rapporto.' }) id: string, @Ctx() context: GraphContext) {
    return context.load(rapportoReference, 'id', id);
  }

  @Azione(rapportoLeggi)
  @Query(() => RapportoConnection, {
    description: "I rapporti dell'Ambito, o per la Regione quelli trasmessi, dal più recente.",
  })
  rapporti(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    const { where, parametro } = rapportiVisibili(context, '$1');
    // Of each Ambito no more than a page is read: a Regione has many, and the list has an index for each.
    const ambiti =
      context.autorizzazione.ruolo === 'REGIONE' ? 'SELECT id FROM ambito WHERE regione = $1' : 'SELECT $1::uuid AS id';
    return paginate<{ istante: string; id: string }, object>(
      pagina,
      ['istante', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT richiesto_il::text AS istante, dell_ambito.id
           FROM (${ambiti}) AS di
           CROSS JOIN LATERAL (
             SELECT richiesto_il, id FROM rapporto r
             WHERE ambito_id = di.id AND ${where} AND ($2::timestamptz IS NULL OR (richiesto_il, id) < ($2, $3::uuid))
             ORDER BY richiesto_il DESC, id DESC LIMIT $4) AS dell_ambito
           ORDER BY richiesto_il DESC, dell_ambito.id DESC LIMIT $4`,
          [parametro, ...(after ?? [null, null]), limit],
        ),
      ({ id }) => context.load(rapportoReference, 'id', id),
    );
  }

  @Azione(rapportoLeggi)
  @FieldResolver(() => Ambito, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: { ambitoId: string }) {
    return { id: ambitoId };
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

  @Azione(rapportoLeggi)
  @FieldResolver(() => PermessiRapporto, { description: 'Che cosa chi legge può farne.' })
  permessi(
    @Root() { ambitoId, stato }: Rapporto & { ambitoId: string },
    @Ctx() context: GraphContext,
  ): PermessiRapporto {
    const puo = (azione: AzioneDef, passo: StatoRapporto): boolean =>
      ambitoId === context.ambitoId && puoPassare(stato, passo) && context.ammette(azione);
    return {
      puoApprovare: puo(azioneOfCommand(ApprovaRapporto), StatoRapporto.APPROVATO),
      puoTrasmettere: puo(azioneOfCommand(TrasmettiRapporto), StatoRapporto.TRASMESSO),
    };
  }
}

type ArtefattoRow = Artefatto & { owner: string };

@Resolver(() => Artefatto)
export class ArtefattoResolver {
  /** Apart, since a list of reports wants the digests and not the files. Whoever has the row may have what is in it. */
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
