// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, Importo, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Intervento } from '../interventi/intervento.ts';
import { LineaDiBilancio } from './linea-di-bilancio.ts';
import { lineaLeggi } from './bilancio.azioni.ts';

interface Conto {
  owner: string;
  impegnato: string;
  disponibile: string;
  [column: string]: unknown;
}

@Resolver(() => LineaDiBilancio)
export class LineaDiBilancioResolver {
  @Azione(lineaLeggi)
  @FieldResolver(() => Importo, {
    nullable: true,
    description: 'Quanto è impegnato da progetti accettati, in euro; assente per una linea non ancora approvata.',
  })
  async impegnato(@Root() { id }: LineaDiBilancio, @Ctx() context: GraphContext) {
    return (await contoDi(id, context))?.impegnato ?? null;
  }

  @Azione(lineaLeggi)
  @FieldResolver(() => Importo, {
    nullable: true,
    description: 'Quanto si può ancora impegnare, in euro; assente per una linea non ancora approvata.',
  })
  async disponibile(@Root() { id }: LineaDiBilancio, @Ctx() context: GraphContext) {
    return (await contoDi(id, context))?.disponibile ?? null;
  }
}

@Resolver(() => Intervento)
export class LineaDellInterventoResolver {
  @Azione(lineaLeggi)
  @FieldResolver(() => LineaDiBilancio, { nullable: true, description: 'La linea di bilancio che lo paga.' })
  linea(@Root() { lineaId }: { lineaId: string | null }) {
    return lineaId === null ? null : { id: lineaId };
  }
}

async function contoDi(id: string, context: GraphContext): Promise<Conto | undefined> {
  const [conto] = await context.loadMany<Conto>('LineaDiBilancio.conto', id, ({ query, ambitoId }, ids) =>
    query(
      `SELECT id AS owner, impegnato::text AS impegnato, (importo - impegnato)::text AS disponibile
       FROM anagrafe_linea WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`,
      [ambitoId, ids],
    ),
  );
  return conto;
}
