// SPDX-License-Identifier: AGPL-3.0-or-later
import { AtMost, type GraphContext, ListQuery, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';
import { AttoDiMandato, AttoDiMandatoConnection, type AttoDiMandatoRow } from './atto-di-mandato.ts';
import { mandatoLeggi } from './mandati.azioni.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => AttoDiMandato)
export class MandatiResolver {
  @ListQuery(() => AttoDiMandatoConnection, {
    description: "Gli atti di mandato dell'Ambito, o di un suo Comune, dal più recente (art. 2 c. 3).",
    nodes: attoDiMandatoReference,
    from: 'atto_di_mandato WHERE ambito_id = $2',
    filters: [(comune) => `codice_istat = ${comune}::text`],
    order: [
      ['data', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  attiDiMandato(
    @Arg('codiceIstat', () => String, { nullable: true, description: 'Codice ISTAT del Comune; tutti, se manca.' })
    codiceIstat: string | undefined,
    @Ctx() { ambitoId }: GraphContext,
  ): readonly unknown[] {
    return [ambitoId, codiceIstat];
  }

  @LoadField(() => Comune, comuneReference, { description: 'Il Comune che lo ha adottato.' })
  comune(@Root() { codiceIstat }: AttoDiMandatoRow): string {
    return codiceIstat;
  }

  @AtMost(500)
  @LoadField(() => [Operatore], operatoreReference, {
    description: 'Gli assistenti sociali a cui dà mandato, per cognome.',
    azione: mandatoLeggi,
  })
  async operatori(@Root() { id }: AttoDiMandato, @Ctx() context: GraphContext): Promise<string[]> {
    const operatori = await context.loadMany<{ owner: string; operatoreId: string }>(
      'AttoDiMandato.operatori',
      id,
      ({ query }, ids) =>
        query(
          `SELECT atto_id AS owner, operatore_id AS "operatoreId"
           FROM atto_di_mandato_operatore JOIN operatore ON operatore.id = operatore_id
           WHERE atto_id = ANY ($1::uuid[]) ORDER BY cognome, nome, operatore_id`,
          [ids],
        ),
    );
    return operatori.map(({ operatoreId }) => operatoreId);
  }
}

export const AttoDiMandatoInFuturo = inFuturoOf(AttoDiMandato, mandatoLeggi);

export const AttoDiMandatoCorregge = correggeOf(AttoDiMandato);
