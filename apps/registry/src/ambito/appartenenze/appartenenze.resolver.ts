// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf } from '@ambito/persistence';
import { AtMost, DataIso, type GraphContext, ListField, LoadField } from '@ambito/subgraph';
import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { ambitoLeggi } from '../ambiti/ambiti.azioni.ts';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Ambito } from '../ambiti/ambito.ts';
import { AppartenenzaEntity } from '../ambiti/appartenenza.entity.ts';
import { comuneReference } from '../comuni/comune.reference.ts';
import { Comune } from '../comuni/comune.ts';
import { Appartenenza, AppartenenzaConnection } from './appartenenza.ts';
import { correggeOf } from '../annullamenti/corregge.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Appartenenza)
export class AppartenenzaResolver {
  @LoadField(() => Comune, comuneReference, { description: 'Il Comune.' })
  comune(@Root() { codiceIstat }: AppartenenzaEntity): string {
    return codiceIstat;
  }

  @LoadField(() => Ambito, ambitoReference, { description: "L'Ambito." })
  ambito(@Root() { ambitoId }: AppartenenzaEntity): string {
    return ambitoId;
  }
}

@Resolver(() => Comune)
export class AppartenenzeDelComuneResolver {
  @LoadField(() => Ambito, ambitoReference, {
    nullable: true,
    description: "L'Ambito a cui il Comune appartiene nel giorno indicato (oggi, se manca).",
  })
  async ambito(
    @Root() { codiceIstat }: Comune,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<string | undefined> {
    const giorno = al ?? giornoRoma(context.adesso);
    const [ambito] = await context.loadMany<{ owner: string; id: string }>(
      `Comune.ambito ${giorno}`,
      codiceIstat,
      ({ query }, codici) =>
        query(
          `SELECT codice_istat AS owner, ambito_id AS id FROM appartenenza
           WHERE codice_istat = ANY ($1) AND periodo @> $2::date`,
          [codici, giorno],
        ),
    );
    return ambito?.id;
  }

  @ListField(() => AppartenenzaConnection, {
    description: 'Gli Ambiti a cui il Comune è appartenuto, dal primo (art. 1).',
    azione: ambitoLeggi,
    owner: ['codiceIstat', 'text'],
    columns: columnsOf(AppartenenzaEntity),
    from: 'appartenenza WHERE codice_istat = owner',
    order: [['lower(periodo)', 'date']],
    direction: 'ASC',
  })
  appartenenze(): readonly unknown[] {
    return [];
  }
}

@Resolver(() => Ambito)
export class AppartenenzeDellAmbitoResolver {
  @AtMost(500)
  @LoadField(() => [Comune], comuneReference, {
    description: 'I Comuni che ne fanno parte nel giorno indicato (oggi, se manca), in ordine alfabetico.',
  })
  async comuni(
    @Root() { id }: Ambito,
    @Arg('al', () => DataIso, { nullable: true, description: 'Un giorno.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<string[]> {
    const giorno = al ?? giornoRoma(context.adesso);
    const membri = await context.loadMany<{ owner: string; codiceIstat: string }>(
      `Ambito.comuni ${giorno}`,
      id,
      ({ query }, ids) =>
        query(
          `SELECT ambito_id AS owner, codice_istat AS "codiceIstat"
           FROM appartenenza JOIN comune USING (codice_istat)
           WHERE ambito_id = ANY ($1::uuid[]) AND periodo @> $2::date ORDER BY nome`,
          [ids, giorno],
        ),
    );
    return membri.map(({ codiceIstat }) => codiceIstat);
  }

  @ListField(() => AppartenenzaConnection, {
    description: 'Tutti i Comuni che ne fanno o ne hanno fatto parte, con i giorni e gli atti (art. 1).',
    azione: ambitoLeggi,
    columns: columnsOf(AppartenenzaEntity),
    from: 'appartenenza WHERE ambito_id = owner',
    order: [
      ['lower(periodo)', 'date'],
      ['codice_istat', 'text'],
    ],
    direction: 'ASC',
  })
  appartenenze(): readonly unknown[] {
    return [];
  }
}

export const AppartenenzaInFuturo = inFuturoOf(Appartenenza, ambitoLeggi);

export const AppartenenzaCorregge = correggeOf(Appartenenza);
