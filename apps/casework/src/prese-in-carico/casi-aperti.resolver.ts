// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, type GraphContext } from '@ambito/subgraph';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Comune, Operatore } from '../anagrafe/citazioni.ts';
import { cartellaConta } from '../cartelle/cartelle.azioni.ts';
import { presaInCaricoAssegna } from './prese-in-carico.azioni.ts';
import { APERTI, CON_RESPONSABILE } from './stati.ts';

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
         WHERE ambito_id = $1 AND stato = ANY ($3::text[]) AND residenza = ANY ($2) GROUP BY residenza`,
          [ambitoId, codici, APERTI],
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
         WHERE ambito_id = $1 AND operatore_id = ANY ($2::uuid[]) AND caso_stato = ANY ($4::text[])
           AND inizio <= $3::timestamptz AND fine > $3::timestamptz GROUP BY operatore_id`,
          [ambitoId, ids, adesso, CON_RESPONSABILE],
        ),
    );
    return conto?.numero ?? 0;
  }
}
