// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import {
  AtMost,
  Azione,
  defineAsked,
  LoadField,
  PaginaArgs,
  paginateRoot,
  whenAsked,
  type GraphContext,
  type Pagina,
} from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { lineaLeggi } from '../bilancio/bilancio.azioni.ts';
import { ImpegnoEntity } from '../bilancio/impegno.entity.ts';
import { Impegno } from '../bilancio/impegno.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { Ente } from '../enti/ente.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { interventoLeggiScoperti } from './interventi.azioni.ts';
import { InterventoEntity } from './intervento.entity.ts';
import {
  Intervento,
  InterventoScoperto,
  InterventoScopertoConnection,
  type InterventoRow,
  type InterventoScopertoRow,
} from './intervento.ts';

const NOME_CHIESTO = defineAsked('InterventoScoperto', 'nomePrestazione');
const PREVISTO_CHIESTO = defineAsked('Impegno', 'previsto');

/** What an intervento was to cost in the year of an impegno: worked out for each, for who asks for it. */
const PREVISTO = 'costo_nell_anno(costo, periodo, anno, NULL)::text AS previsto';

@Resolver(() => Intervento)
export class InterventoResolver {
  @LoadField(() => Ente, enteReference, {
    nullable: true,
    description: "L'ente che lo eroga; assente, il personale dell'Ambito.",
  })
  ente(@Root() { enteId }: InterventoRow): string | null {
    return enteId;
  }

  @Azione(lineaLeggi)
  @AtMost(5) // the years of its lines, in `InterventoInput`
  @FieldResolver(() => [Impegno], {
    description:
      'Gli impegni sulle linee di bilancio che lo pagano, uno per ogni anno; nessuno se non lo paga una linea.',
  })
  impegni(@Root() { id }: InterventoRow, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany('Intervento.impegni', id, ({ query, ambitoId, ...chi }, ids) =>
      query(
        `SELECT intervento_id AS owner, ${columnsOf(ImpegnoEntity, 'm')} ${whenAsked(chi, PREVISTO, PREVISTO_CHIESTO)}
         FROM impegno m JOIN intervento i ON i.ambito_id = m.ambito_id AND i.id = m.intervento_id
         WHERE m.ambito_id = $1 AND m.intervento_id = ANY ($2::uuid[]) ORDER BY anno`,
        [ambitoId, ids],
      ),
    );
  }
}

@Resolver(() => InterventoScoperto)
export class InterventoScopertoResolver {
  // No reference reads these rows, so their audit is written here.
  @Azione(interventoLeggiScoperti)
  @Query(() => InterventoScopertoConnection, {
    description:
      "Gli interventi di progetti attivi il cui ente, in qualche giorno da oggi all'ultimo, non è accreditato, da quello scoperto prima (art. 2 c. 5 o).",
  })
  interventiScoperti(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginateRoot<InterventoScopertoRow>(
      context,
      {
        columns: `${columnsOf(InterventoEntity, 'i')}, presa_in_carico_id AS "presaInCaricoId"`,
        from: `intervento i JOIN progetto g ON g.ambito_id = i.ambito_id AND g.id = i.progetto_id AND g.stato = 'ATTIVO'
          WHERE i.ambito_id = $2 AND scoperto_dal IS NOT NULL AND scoperto_al >= $3::date`,
        order: [
          ['scoperto_dal', 'date'],
          ['i.id', 'uuid'],
        ],
        direction: 'ASC',
      },
      pagina,
      [context.ambitoId, giornoRoma(context.adesso)],
      async (riga) => {
        context.audit('Intervento', riga.id);
        if (!context.asks(NOME_CHIESTO)) return riga;
        const prestazioni = await vocabolarioDellaRichiesta(context, 'PRESTAZIONI');
        return { ...riga, nomePrestazione: prestazioni.voce(riga.prestazione)?.nome ?? riga.prestazione };
      },
    );
  }

  @LoadField(() => Ente, enteReference, { description: "L'ente a cui è affidato." })
  ente(@Root() { enteId }: InterventoScopertoRow): string {
    return enteId;
  }

  @LoadField(() => PresaInCarico, presaInCaricoReference, {
    nullable: true,
    description: 'Il caso del cui progetto fa parte.',
  })
  presaInCarico(@Root() { presaInCaricoId }: InterventoScopertoRow): string {
    return presaInCaricoId;
  }
}
