// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Ctx, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { sedeReference } from './sede.reference.ts';
import { Sede, SedeConnection } from './sede.ts';

@Resolver(() => Ambito)
export class SediDellAmbitoResolver {
  @AtMost(500) // one for each Comune
  @LoadField(() => [Sede], sedeReference, { description: 'Le sedi attive oggi (art. 5).' })
  async sedi(@Root() { id }: Ambito, @Ctx() context: GraphContext): Promise<string[]> {
    const sedi = await context.loadMany<{ owner: string; id: string }>('Ambito.sedi', id, ({ query }, ids) =>
      query(
        `SELECT ambito_id AS owner, id FROM sede
         WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY denominazione, id`,
        [ids, giornoRoma(context.adesso)],
      ),
    );
    return sedi.map((sede) => sede.id);
  }

  @ListField(() => SedeConnection, {
    description: 'Le sedi già individuate che saranno attive da un giorno futuro, dalla prima (art. 5).',
    nodes: sedeReference,
    from: 'sede WHERE ambito_id = owner AND lower(periodo) > $3::date',
    order: [
      ['lower(periodo)', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'ASC',
  })
  sediFuture(@Ctx() { adesso }: GraphContext): readonly unknown[] {
    return [giornoRoma(adesso)];
  }
}

@Resolver(() => Comune)
export class SedeDelComuneResolver {
  @LoadField(() => Sede, sedeReference, {
    nullable: true,
    description: 'La sede del servizio nel Comune, se attiva oggi (art. 5 c. 1).',
  })
  async sede(@Root() { codiceIstat }: Comune, @Ctx() context: GraphContext): Promise<string | undefined> {
    const [sede] = await context.loadMany<{ owner: string; id: string }>(
      'Comune.sede',
      codiceIstat,
      ({ query }, codici) =>
        query('SELECT codice_istat AS owner, id FROM sede WHERE codice_istat = ANY ($1) AND periodo @> $2::date', [
          codici,
          giornoRoma(context.adesso),
        ]),
    );
    return sede?.id;
  }

  @ListField(() => SedeConnection, {
    description: 'Le sedi che il Comune ha individuato, anche cessate e future, dall’ultima (art. 5 c. 1).',
    nodes: sedeReference,
    owner: ['codiceIstat', 'text'],
    from: 'sede WHERE codice_istat = owner',
    order: [['lower(periodo)', 'date']],
    direction: 'DESC',
  })
  sediNelTempo(): readonly unknown[] {
    return [];
  }
}
