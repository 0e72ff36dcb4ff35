// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import {
  Azione,
  type GraphContext,
  type OwnedList,
  type Pagina,
  PaginaArgs,
  paginate,
  paginateOwned,
} from '@ambito/subgraph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Comune, ComuneConnection, PopolazioneConnection } from './comune.ts';
import { comuneReference } from './comune.reference.ts';
import { comuneLeggi } from './comuni.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';

const POPOLAZIONE: OwnedList = {
  name: 'Comune.popolazione',
  owner: 'text',
  columns: 'anno, residenti, fonte',
  from: 'popolazione WHERE codice_istat = owner',
  order: [['anno', 'integer']],
  direction: 'DESC',
};

@Resolver(() => Comune)
export class ComuneResolver {
  @Azione(comuneLeggi)
  @Query(() => Comune, { nullable: true, description: 'Un Comune, dal suo codice ISTAT.' })
  comune(
    @Arg('codiceIstat', { description: 'Codice ISTAT, sei cifre.' }) codiceIstat: string,
    @Ctx() context: GraphContext,
  ) {
    return context.load(comuneReference, 'codiceIstat', codiceIstat);
  }

  @Azione(comuneLeggi)
  @Query(() => ComuneConnection, { description: 'I Comuni, in ordine alfabetico.' })
  comuni(@Args() pagina: PaginaArgs, @Ctx() context: GraphContext): Promise<Pagina<object>> {
    return paginate<{ nome: string; codiceIstat: string }, object>(
      pagina,
      ['nome', 'codiceIstat'],
      (after, limit) =>
        context.lettura.query(
          `SELECT nome, codice_istat AS "codiceIstat" FROM comune
           WHERE $1::text IS NULL OR (nome, codice_istat) > ($1, $2) ORDER BY nome, codice_istat LIMIT $3`,
          [...(after ?? [null, null]), limit],
        ),
      ({ codiceIstat }) => context.load(comuneReference, 'codiceIstat', codiceIstat),
    );
  }

  @Azione(comuneLeggi)
  @FieldResolver(() => PopolazioneConnection, { description: 'Residenti per anno, dal più recente.' })
  popolazione(
    @Root() { codiceIstat }: Comune,
    @Args() pagina: PaginaArgs,
    @Ctx() context: GraphContext,
  ): Promise<Pagina<object>> {
    return paginateOwned(context, POPOLAZIONE, codiceIstat, pagina);
  }

  @Azione(sedeLeggi)
  @FieldResolver(() => Sede, {
    nullable: true,
    description: 'La sede del servizio nel Comune, se attiva oggi (art. 5 c. 1).',
  })
  async sede(@Root() { codiceIstat }: Comune, @Ctx() context: GraphContext) {
    const [sede] = await context.loadMany<{ owner: string; id: string }>(
      'Comune.sede',
      codiceIstat,
      ({ query }, codici) =>
        query(
          `SELECT codice_istat AS owner, id FROM sede
         WHERE codice_istat = ANY ($1) AND periodo @> $2::date`,
          [codici, giornoRoma(context.adesso)],
        ),
    );
    return sede === undefined ? null : context.load(sedeReference, 'id', sede.id);
  }
}
