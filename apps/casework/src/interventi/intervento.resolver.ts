// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { Azione, PaginaArgs, paginate, type GraphContext, type Pagina } from '@ambito/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { vocabolarioDellaRichiesta } from '../anagrafe/vocabolari.ts';
import { Ente } from '../enti/ente.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { Intervento, InterventoScoperto, InterventoScopertoConnection } from './intervento.ts';
import { interventoLeggiScoperti } from './interventi.azioni.ts';
import { presaInCaricoLeggi } from '../prese-in-carico/prese-in-carico.azioni.ts';
import { progettoLeggi } from '../progetti/progetti.azioni.ts';

@Resolver(() => Intervento)
export class InterventoResolver {
  @Azione(progettoLeggi)
  @FieldResolver(() => Ente, {
    nullable: true,
    description: "L'ente che lo eroga; assente, il personale dell'Ambito.",
  })
  ente(@Root() { enteId }: { enteId: string | null }) {
    return enteId === null ? null : { id: enteId };
  }
}

interface ScopertoRow extends InterventoScoperto {
  enteId: string;
  presaInCaricoId: string;
  [column: string]: unknown;
}

@Resolver(() => InterventoScoperto)
export class InterventoScopertoResolver {
  @Azione(interventoLeggiScoperti)
  @Query(() => InterventoScopertoConnection, {
    description:
      "Gli interventi di progetti attivi il cui ente, in qualche giorno da oggi all'ultimo, non è accreditato, da quello scoperto prima (art. 2 c. 5 o).",
  })
  interventiScoperti(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<ScopertoRow, object>(
      pagina,
      ['scopertoDal', 'id'],
      (after, limit) =>
        context.lettura.query(
          `SELECT i.id, prestazione, scoperto_dal AS "scopertoDal", scoperto_al AS "scopertoAl", upper(periodo) - 1 AS al, ente_id AS "enteId",
                  presa_in_carico_id AS "presaInCaricoId"
           FROM intervento i JOIN progetto g ON g.ambito_id = i.ambito_id AND g.id = i.progetto_id AND g.stato = 'ATTIVO'
           WHERE i.ambito_id = $1 AND scoperto_dal IS NOT NULL AND scoperto_al >= $5::date
             AND ($2::date IS NULL OR (scoperto_dal, i.id) > ($2, $3::uuid))
           ORDER BY scoperto_dal, i.id LIMIT $4`,
          [context.ambitoId, ...(after ?? [null, null]), limit, giornoRoma(context.adesso)],
        ),
      async (riga) => {
        context.audit('Intervento', riga.id);
        const prestazioni = await vocabolarioDellaRichiesta(context, 'PRESTAZIONI');
        return { ...riga, nomePrestazione: prestazioni.voce(riga.prestazione)?.nome ?? riga.prestazione };
      },
    );
  }

  @Azione(interventoLeggiScoperti)
  @FieldResolver(() => Ente, { description: "L'ente a cui è affidato." })
  ente(@Root() { enteId }: ScopertoRow) {
    return { id: enteId };
  }

  @Azione(presaInCaricoLeggi)
  @FieldResolver(() => PresaInCarico, { nullable: true, description: 'Il caso del cui progetto fa parte.' })
  presaInCarico(@Root() { presaInCaricoId }: ScopertoRow, @Ctx() context: GraphContext) {
    return context.load(presaInCaricoReference, 'id', presaInCaricoId);
  }
}
