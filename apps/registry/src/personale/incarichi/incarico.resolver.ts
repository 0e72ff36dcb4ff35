// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { Azione, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';
import { Comune } from '../../ambito/comuni/comune.ts';
import { sedeReference } from '../../sedi/sede/sede.reference.ts';
import { Sede } from '../../sedi/sede/sede.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { vedeRiservato } from '../operatori/vede-riservato.ts';
import { IncaricoEntity } from '../operatori/incarico.entity.ts';
import { FineRichiesta, Incarico, IncaricoConnection, MotivoFineIncarico, type IncaricoRow } from './incarico.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Operatore)
export class IncarichiResolver {
  @ListField(() => IncaricoConnection, {
    description: 'Gli incarichi, dal più recente.',
    azione: operatoreLeggi,
    columns: `${columnsOf(IncaricoEntity, 'i')}, t.tipo AS titolo, t.tempo_indeterminato AS "tempoIndeterminato"`,
    from: 'incarico AS i JOIN titolo_di_servizio AS t ON t.id = i.titolo_id WHERE i.operatore_id = owner',
    order: [
      ['lower(i.periodo)', 'date'],
      ['i.id', 'uuid'],
    ],
    direction: 'DESC',
  })
  incarichi(): readonly unknown[] {
    return [];
  }
}

@Resolver(() => Incarico)
export class IncaricoResolver {
  @LoadField(() => Sede, sedeReference, { nullable: true, description: "La sede dell'incarico." })
  sede(@Root() { sedeId }: IncaricoRow): string | null {
    return sedeId;
  }

  @LoadField(() => Comune, comuneReference, {
    nullable: true,
    description: "Il Comune dell'incarico, se non è in una sede.",
  })
  comune(@Root() { codiceIstat }: IncaricoRow): string | null {
    return codiceIstat;
  }

  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: "L'operatore." })
  operatore(@Root() { operatoreId }: IncaricoRow): string {
    return operatoreId;
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => MotivoFineIncarico, {
    nullable: true,
    description: 'Perché è finito, o se ne è chiesta la fine: per il coordinatore e per l’operatore stesso.',
  })
  async fineMotivo(@Root() { operatoreId, fineMotivo }: IncaricoRow, @Ctx() context: GraphContext) {
    return (await vedeRiservato(context, operatoreId)) ? fineMotivo : null;
  }

  @Azione(operatoreLeggi)
  @FieldResolver(() => FineRichiesta, {
    nullable: true,
    description: 'La fine chiesta, che attende i successori: per il coordinatore e per l’operatore stesso.',
  })
  async fineRichiesta(
    @Root() { operatoreId, fineRichiesta, fineMotivo, senzaSuccessore }: IncaricoRow,
    @Ctx() context: GraphContext,
  ) {
    if (fineRichiesta === null || !(await vedeRiservato(context, operatoreId))) return null;
    return { al: fineRichiesta, motivo: fineMotivo, senzaSuccessore };
  }
}

export const IncaricoInFuturo = inFuturoOf(Incarico, operatoreLeggi);

export const IncaricoCorregge = correggeOf(Incarico);
