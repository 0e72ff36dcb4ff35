// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Ctx, Resolver, Root } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { operatoreLeggi, operatoreLeggiAssenze } from '../operatori/operatori.azioni.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { AssenzaEntity } from '../operatori/assenza.entity.ts';
import { Assenza, AssenzaConnection, type AssenzaRow } from './assenza.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Operatore)
export class AssenzeResolver {
  @ListField(() => AssenzaConnection, {
    description:
      'I giorni di assenza, dai più recenti: per il coordinatore e per chi lavora nelle sedi e sui casi; ad altri sono rifiutati.',
    nullable: true,
    azione: operatoreLeggiAssenze,
    columns: columnsOf(AssenzaEntity),
    from: 'assenza WHERE operatore_id = owner',
    order: [['lower(periodo)', 'date']],
    direction: 'DESC',
  })
  assenze(@Root() { id }: Operatore, @Ctx() context: GraphContext): readonly unknown[] {
    context.audit('Operatore', id);
    return [];
  }
}

@Resolver(() => Assenza)
export class AssenzaResolver {
  @LoadField(() => Operatore, operatoreReference, { nullable: true, description: 'Chi lo sostituisce.' })
  sostituto(@Root() { sostitutoId }: AssenzaRow): string | null {
    return sostitutoId;
  }
}

export const AssenzaInFuturo = inFuturoOf(Assenza, operatoreLeggi);

export const AssenzaCorregge = correggeOf(Assenza);
