// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma, vigilia } from '@ambito/orari';
import {
  Azione,
  DataIso,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginateOwned,
  azioneOfCommand,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ente } from '../enti/ente.ts';
import { enteReference } from '../enti/ente.reference.ts';
import { puoCurare, type EnteRow } from '../enti/load-ente.ts';
import { puoFinirePrima } from '../../fine-anticipata.ts';
import { AccreditaEnte } from './accredita-ente.ts';
import { Accreditamento, AccreditamentoConnection, PermessiAccreditamento } from './accreditamento.ts';
import { enteLeggi } from '../enti/enti.azioni.ts';

const ACCREDITAMENTI: OwnedList = {
  name: 'Ente.accreditamenti',
  owner: 'uuid',
  columns: `id, prestazioni, lower(periodo) AS dal, upper(periodo) - 1 AS al, atto, revoca_atto AS "revocaAtto"`,
  from: 'accreditamento WHERE ente_id = owner',
  order: [
    ['lower(periodo)', 'date'],
    ['id', 'uuid'],
  ],
  direction: 'DESC',
};

interface AccreditamentoRow extends Accreditamento {
  readonly owner: string;
}

@Resolver(() => Accreditamento)
export class AccreditamentoResolver {
  @Azione(enteLeggi)
  @FieldResolver(() => PermessiAccreditamento, { description: 'Che cosa chi legge può farne.' })
  async permessi(
    @Root() { owner, dal, al }: AccreditamentoRow,
    @Ctx() context: GraphContext,
  ): Promise<PermessiAccreditamento> {
    const ente = (await context.load(enteReference, 'id', owner)) as EnteRow | null;
    return {
      puoRevocare:
        ente !== null &&
        puoCurare(azioneOfCommand(AccreditaEnte), ente, context) &&
        puoFinirePrima({ dal, al }, vigilia(giornoRoma(context.adesso))),
    };
  }
}

@Resolver(() => Ente)
export class AccreditamentiDellEnteResolver {
  @Azione(enteLeggi)
  @FieldResolver(() => AccreditamentoConnection, {
    description: 'Gli accreditamenti che ha o ha avuto, dal più recente.',
  })
  accreditamenti(
    @Root() { id }: Ente,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, ACCREDITAMENTI, id, pagina);
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
