// SPDX-License-Identifier: AGPL-3.0-or-later
import { type GraphContext, ListQuery, LoadQuery } from '@ambito/subgraph';
import { Arg, Ctx, Resolver } from 'type-graphql';
import { ambitoReference } from './ambito.reference.ts';
import { Ambito, AmbitoConnection } from './ambito.ts';

@Resolver(() => Ambito)
export class AmbitoResolver {
  @LoadQuery(() => Ambito, ambitoReference, { description: 'Un Ambito, dal suo codice nella Regione.' })
  async ambito(
    @Arg('codice', { description: 'Codice, ad esempio A04.' }) codice: string,
    @Arg('regione', { defaultValue: '15', description: 'Codice ISTAT della Regione; 15 è la Campania.' })
    regione: string,
    @Ctx() { lettura }: GraphContext,
  ): Promise<string | undefined> {
    const [ambito] = await lettura.query<{ id: string }>('SELECT id FROM ambito WHERE codice = $1 AND regione = $2', [
      codice,
      regione,
    ]);
    return ambito?.id;
  }

  @ListQuery(() => AmbitoConnection, {
    description: 'Gli Ambiti di una Regione, per codice.',
    nodes: ambitoReference,
    from: 'ambito WHERE regione = $2',
    order: [['codice', 'text']],
    direction: 'ASC',
  })
  ambiti(
    @Arg('regione', { defaultValue: '15', description: 'Codice ISTAT della Regione; 15 è la Campania.' })
    regione: string,
  ): readonly unknown[] {
    return [regione];
  }
}
