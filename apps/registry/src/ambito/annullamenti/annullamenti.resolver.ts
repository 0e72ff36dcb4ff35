// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiAnnullati } from '@ambito/persistence';
import { AtMost, Azione, type GraphContext, ListQuery, LoadQuery, UUID } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { annullamentoLeggi } from './annullamenti.azioni.ts';
import { annullamentoReference } from './annullamento.reference.ts';
import {
  Annullamento,
  AnnullamentoConnection,
  DatoAnnullato,
  TipoAnnullabile,
  type AnnullamentoRow,
} from './annullamento.ts';

@Resolver(() => Annullamento)
export class AnnullamentoResolver {
  @LoadQuery(() => Annullamento, annullamentoReference, {
    description: "Un record annullato dell'Ambito, dal suo identificativo: dice che cosa lo sostituisce.",
  })
  annullamento(@Arg('id', () => UUID, { description: 'Il record annullato.' }) id: string): string {
    return id;
  }

  @ListQuery(() => AnnullamentoConnection, {
    description: "Che cosa è stato annullato nell'Ambito, dall'ultimo.",
    nodes: annullamentoReference,
    from: 'annullamento WHERE ambito_id = $2',
    filters: [(di) => `proprietario_id = ${di}::uuid`, (tipo) => `tipo = ${tipo}::text`],
    order: [
      ['annullato_il', 'timestamptz'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  annullamenti(
    @Arg('di', () => UUID, {
      nullable: true,
      description: 'Solo di questo operatore, di questa sede o di questo ente.',
    })
    di: string | undefined,
    @Arg('tipo', () => TipoAnnullabile, { nullable: true, description: 'Solo di questo tipo.' })
    tipo: TipoAnnullabile | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, di, tipo];
  }

  @Azione(annullamentoLeggi)
  @AtMost(100) // the columns of a row, with those of the rows below it
  @FieldResolver(() => [DatoAnnullato], { description: 'Che cosa diceva.' })
  dati(@Root() { tipo, dati }: AnnullamentoRow): DatoAnnullato[] {
    return datiAnnullati(tipo, dati, { testi: false });
  }
}
