// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { AtMost, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Ctx, Resolver, Root } from 'type-graphql';
import { Sede } from '../../sedi/sede/sede.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import { IncaricoConnection } from './incarico.ts';

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

  @ListField(() => IncaricoConnection, {
    description: 'Gli incarichi già conferiti nella sede che cominciano dopo oggi, dal primo.',
    azione: operatoreLeggi,
    columns: `${columnsOf(IncaricoEntity, 'i')}, t.tipo AS titolo, t.tempo_indeterminato AS "tempoIndeterminato"`,
    from: `incarico AS i JOIN titolo_di_servizio AS t ON t.id = i.titolo_id
      WHERE i.sede_id = owner AND i.ambito_id = $3 AND lower(i.periodo) > $4::date`,
    order: [
      ['lower(i.periodo)', 'date'],
      ['i.id', 'uuid'],
    ],
    direction: 'ASC',
  })
  incarichiFuturi(@Ctx() { adesso, ambitoId }: GraphContext): readonly unknown[] {
    return [ambitoId, giornoRoma(adesso)];
  }
}
