// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineAsked, ListField, whenAsked } from '@ambito/subgraph';
import { Resolver } from 'type-graphql';
import { correggeOf } from '../../ambito/annullamenti/corregge.ts';
import { operatoreLeggi } from '../operatori/operatori.azioni.ts';
import { Operatore } from '../operatori/operatore.ts';
import { incaricoOltre } from './cambia-termine-titolo.ts';
import { TitoloEntity } from '../operatori/titolo.entity.ts';
import { Titolo, TitoloConnection } from './titolo.ts';
import { inFuturoOf } from '../../in-futuro.ts';

const PERMESSI_CHIESTI = defineAsked('Titolo', 'permessi');

/** What only the permissions on a title need to know of its incarichi. */
const DEGLI_INCARICHI = `${incaricoOltre(`'infinity'`)} AS "senzaFine",
  EXISTS (SELECT FROM incarico AS i WHERE i.operatore_id = t.operatore_id AND i.titolo_id = t.id) AS "inUso"`;

@Resolver(() => Operatore)
export class TitoliResolver {
  @ListField(() => TitoloConnection, {
    description: 'I titoli di servizio, dal più recente (art. 8).',
    azione: operatoreLeggi,
    columns: (chi) => `${columnsOf(TitoloEntity, 't')}${whenAsked(chi, DEGLI_INCARICHI, PERMESSI_CHIESTI)}`,
    from: 'titolo_di_servizio AS t WHERE operatore_id = owner',
    order: [
      ['lower(periodo)', 'date'],
      ['id', 'uuid'],
    ],
    direction: 'DESC',
  })
  titoli(): readonly unknown[] {
    return [];
  }
}

export const TitoloInFuturo = inFuturoOf(Titolo, operatoreLeggi);

export const TitoloCorregge = correggeOf(Titolo);
