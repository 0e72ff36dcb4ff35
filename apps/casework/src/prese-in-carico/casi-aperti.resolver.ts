// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Comune, Operatore } from '../anagrafe/citazioni.ts';
import { cartellaConta } from '../cartelle/cartelle.azioni.ts';
import { presaInCaricoAssegna } from './prese-in-carico.azioni.ts';

@Resolver(() => Comune)
export class ComuneResolver {
  @Azione(cartellaConta)
  @FieldResolver(() => Int, { description: 'Persone residenti nel Comune con una presa in carico aperta.' })
  async cartelleAperte(@Root() { codiceIstat }: Comune, @Ctx() context: GraphContext): Promise<number> {
    const [conto] = await context.loadMany<{ owner: string; numero: number }>(
      'Comune.cartelleAperte',
      codiceIstat,
      ({ query, ambitoId }, codici) =>
        query(
          `SELECT residenza AS owner, count(DISTINCT cartella_id)::int AS numero FROM presa_in_carico
         WHERE ambito_id = $1 AND NOT caso_finito(stato) AND residenza = ANY ($2) GROUP BY residenza`,
          [ambitoId, codici],
        ),
    );
    return conto?.numero ?? 0;
  }
}

@Resolver(() => Operatore)
export class OperatoreResolver {
  @Azione(presaInCaricoAssegna)
  @FieldResolver(() => Int, {
    description: 'Casi aperti di cui è responsabile: da guardare prima di assegnarne un altro.',
  })
  async casiAperti(@Root() { id }: Operatore, @Ctx() context: GraphContext): Promise<number> {
    const [conto] = await context.loadMany<{ owner: string; numero: number }>(
      'Operatore.casiAperti',
      id,
      ({ query, ambitoId, adesso }, ids) =>
        query(
          `SELECT operatore_id AS owner, count(*)::int AS numero FROM responsabilita
         WHERE ambito_id = $1 AND operatore_id = ANY ($2::uuid[]) AND periodo @> $3::timestamptz GROUP BY operatore_id`,
          [ambitoId, ids, adesso],
        ),
    );
    return conto?.numero ?? 0;
  }
}
