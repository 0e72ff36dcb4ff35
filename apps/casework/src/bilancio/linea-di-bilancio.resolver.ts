// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { Azione, Importo, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { lineaLeggi } from './bilancio.azioni.ts';
import { AnagrafeLineaEntity } from './linea-di-bilancio.entity.ts';
import { LineaDiBilancio } from './linea-di-bilancio.ts';

@Resolver(() => LineaDiBilancio)
export class LineaDiBilancioResolver {
  @Azione(lineaLeggi)
  @FieldResolver(() => Importo, {
    nullable: true,
    description: 'Quanto è impegnato da progetti accettati, in euro; assente per una linea non ancora approvata.',
  })
  async impegnato(@Root() { id }: LineaDiBilancio, @Ctx() context: GraphContext): Promise<string | null> {
    return (await loadLinea(id, context))?.impegnato ?? null;
  }

  @Azione(lineaLeggi)
  @FieldResolver(() => Importo, {
    nullable: true,
    description: 'Quanto si può ancora impegnare, in euro; assente per una linea non ancora approvata.',
  })
  async disponibile(@Root() { id }: LineaDiBilancio, @Ctx() context: GraphContext): Promise<string | null> {
    return (await loadLinea(id, context))?.disponibile ?? null;
  }
}

type LineaRow = AnagrafeLineaEntity & { readonly owner: string; readonly [column: string]: unknown };

async function loadLinea(id: string, context: GraphContext): Promise<LineaRow | undefined> {
  const [linea] = await context.loadMany<LineaRow>('LineaDiBilancio.linea', id, ({ query, ambitoId }, ids) =>
    query(
      `SELECT id AS owner, ${columnsOf(AnagrafeLineaEntity)} FROM anagrafe_linea WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
      [ambitoId, ids],
    ),
  );
  return linea;
}
