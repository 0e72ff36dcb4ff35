// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { Azione, DataIso, type GraphContext, ListField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { Ente } from '../enti/ente.ts';
import { enteLeggi } from '../enti/enti.azioni.ts';
import { AccreditamentoEntity } from './accreditamento.entity.ts';
import { Accreditamento, AccreditamentoConnection } from './accreditamento.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Ente)
export class AccreditamentiDellEnteResolver {
  @ListField(() => AccreditamentoConnection, {
    description: 'Gli accreditamenti che ha o ha avuto, dal più recente.',
    azione: enteLeggi,
    columns: columnsOf(AccreditamentoEntity),
    from: 'accreditamento WHERE ente_id = owner',
    order: [
      ['lower(periodo)', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  accreditamenti(): readonly unknown[] {
    return [];
  }

  @Azione(enteLeggi)
  @FieldResolver(() => Boolean, {
    description: "Se in un giorno un accreditamento dell'ente vale per una prestazione (art. 2 c. 5 o).",
  })
  async accreditatoPer(
    @Root() { id }: Ente,
    @Arg('prestazione', { description: 'Codice SIUSS della prestazione.' }) prestazione: string,
    @Arg('giorno', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' })
    giorno: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    const quando = giorno ?? giornoRoma(context.adesso);
    const valgono = await context.loadMany<{ owner: string }>(
      `Ente.accreditatoPer ${prestazione} ${quando}`,
      id,
      ({ query }, ids) =>
        query(
          `SELECT ente_id AS owner FROM accreditamento
         WHERE ente_id = ANY ($1::uuid[]) AND periodo @> $2::date AND $3 = ANY (prestazioni)`,
          [ids, quando, prestazione],
        ),
    );
    return valgono.length > 0;
  }
}

export const AccreditamentoInFuturo = inFuturoOf(Accreditamento, enteLeggi);

export const AccreditamentoCorregge = correggeOf(Accreditamento);
