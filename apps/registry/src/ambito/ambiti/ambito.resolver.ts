// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, Azione, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Sede } from '../../sedi/sede/sede.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Ambito } from './ambito.ts';
import { ambitoReference } from './ambito.reference.ts';
import { ambitoLeggi } from './ambiti.azioni.ts';
import { sedeLeggi } from '../../sedi/sede/sedi.azioni.ts';

@Resolver(() => Ambito)
export class AmbitoResolver {
  @Azione(ambitoLeggi)
  @Query(() => Ambito, { nullable: true, description: 'Un Ambito, dal suo codice nella Regione.' })
  async ambito(
    @Arg('codice', { description: 'Codice, ad esempio A04.' }) codice: string,
    @Arg('regione', { defaultValue: '15', description: 'Codice ISTAT della Regione; 15 è la Campania.' })
    regione: string,
    @Ctx() context: GraphContext,
  ) {
    const [found] = await context.lettura.query<{ id: string }>(
      'SELECT id FROM ambito WHERE codice = $1 AND regione = $2',
      [codice, regione],
    );
    return found === undefined ? null : context.load(ambitoReference, 'id', found.id);
  }

  @Azione(sedeLeggi)
  @AtMost(500) // one for each Comune
  @FieldResolver(() => [Sede], { description: 'Le sedi attive oggi (art. 5).' })
  async sedi(@Root() { id }: Ambito, @Ctx() context: GraphContext) {
    const oggi = giornoRoma(context.adesso);
    const sedi = await context.loadMany<{ owner: string; id: string }>('Ambito.sedi', id, ({ query }, ids) =>
      query(
        `SELECT ambito_id AS owner, id FROM sede
         WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY denominazione, id`,
        [ids, oggi],
      ),
    );
    return Promise.all(sedi.map((sede) => context.load(sedeReference, 'id', sede.id)));
  }
}
