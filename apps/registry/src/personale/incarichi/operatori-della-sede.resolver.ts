// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { AtMost, type GraphContext, LoadField } from '@ambito/subgraph';
import { Ctx, Resolver, Root } from 'type-graphql';
import { Sede } from '../../sedi/sede/sede.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';

@Resolver(() => Sede)
export class OperatoriDellaSedeResolver {
  @AtMost(100) // those who work there today
  @LoadField(() => [Operatore], operatoreReference, {
    description: 'Gli operatori con incarico in vigore oggi nella sede.',
  })
  async operatori(@Root() { id }: Sede, @Ctx() context: GraphContext): Promise<string[]> {
    const incaricati = await context.loadMany<{ owner: string; operatoreId: string }>(
      'Sede.operatori',
      id,
      ({ query }, ids) =>
        query(
          `SELECT sede_id AS owner, operatore_id AS "operatoreId" FROM incarico
           WHERE sede_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY operatore_id`,
          [ids, giornoRoma(context.adesso)],
        ),
    );
    return incaricati.map(({ operatoreId }) => operatoreId);
  }
}
