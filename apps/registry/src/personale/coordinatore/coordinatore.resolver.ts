// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { Azione, DataIso, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { coordinatoreLeggi } from './coordinatore.azioni.ts';
import { NominaCoordinatoreEntity } from './nomina.entity.ts';
import { NominaCoordinatore, NominaCoordinatoreConnection, type NominaRow } from './nomina.ts';
import { inFuturoOf } from '../../in-futuro.ts';

const COLUMNS = `${columnsOf(NominaCoordinatoreEntity, 'n')}, nome || ' ' || cognome AS nominativo`;
const NOMINE = 'nomina_coordinatore AS n JOIN operatore AS o ON o.id = n.operatore_id';

@Resolver(() => NominaCoordinatore)
export class NominaCoordinatoreResolver {
  @LoadField(() => Operatore, operatoreReference, {
    nullable: true,
    description: "L'operatore nominato; solo nel proprio Ambito.",
  })
  operatore(@Root() { operatoreId }: NominaRow): string {
    return operatoreId;
  }
}

@Resolver(() => Ambito)
export class CoordinatoreDellAmbitoResolver {
  @Azione(coordinatoreLeggi)
  @FieldResolver(() => NominaCoordinatore, {
    nullable: true,
    description: "Il coordinatore dell'Ufficio di Piano in carica nel giorno indicato (oggi, se manca).",
  })
  async coordinatore(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object | null> {
    const giorno = al ?? giornoRoma(context.adesso);
    const [nomina] = await context.loadMany<Record<string, unknown>>(
      `Ambito.coordinatore ${giorno}`,
      id,
      ({ query }, ids) =>
        query(
          `SELECT n.ambito_id AS owner, ${COLUMNS} FROM ${NOMINE} WHERE n.ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date`,
          [ids, giorno],
        ),
    );
    return nomina ?? null;
  }

  @ListField(() => NominaCoordinatoreConnection, {
    description: 'Le nomine del coordinatore, dalla più recente.',
    azione: coordinatoreLeggi,
    columns: COLUMNS,
    from: `${NOMINE} WHERE n.ambito_id = owner`,
    order: [['lower(periodo)', 'date']],
    direction: 'DESC',
  })
  nomineCoordinatore(): readonly unknown[] {
    return [];
  }
}

export const NominaCoordinatoreCorregge = correggeOf(NominaCoordinatore);

export const NominaCoordinatoreInFuturo = inFuturoOf(NominaCoordinatore, coordinatoreLeggi);
