// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma } from '@ambito/orari';
import { columnsOf, conditionsOf } from '@ambito/persistence';
import { AtMost, Azione, DataIso, type GraphContext, ListField } from '@ambito/subgraph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { readSoglia, readVocabolario } from './read-vocabolario.ts';
import { NomeSoglia, Soglia, ValoreSoglia, ValoreSogliaConnection } from './soglia.ts';
import { vocabolarioLeggi } from './vocabolari.azioni.ts';
import {
  NomeVocabolario,
  Vocabolario,
  VoceVocabolario,
  VoceVocabolarioConnection,
  type VocabolarioRow,
} from './vocabolario.ts';
import { VoceVocabolarioEntity } from './voce-vocabolario.entity.ts';
import { inFuturoOf } from '../../in-futuro.ts';

@Resolver(() => Vocabolario)
export class VocabolarioResolver {
  @Azione(vocabolarioLeggi)
  @Query(() => Vocabolario, { description: 'Un vocabolario, con le voci in uso in un giorno (art. 11 c. 1).' })
  vocabolario(
    @Arg('nome', () => NomeVocabolario, { description: 'Quale.' }) nome: NomeVocabolario,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return readVocabolario(context, nome, al);
  }

  @Azione(vocabolarioLeggi)
  @AtMost(2_000) // those of all vocabularies in use on a day: some 650
  @Query(() => [VoceVocabolario], {
    description:
      'Le voci in uso in un giorno, di ogni vocabolario o di uno, per vocabolario e codice, in una sola chiamata (art. 11 c. 1).',
  })
  vociInUso(
    @Arg('vocabolario', () => NomeVocabolario, { nullable: true, description: 'Uno solo; tutti, se manca.' })
    vocabolario: NomeVocabolario | undefined,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() { lettura, adesso }: GraphContext,
  ): Promise<object[]> {
    const { conditions, parameters } = conditionsOf(1, [[(nome) => `vocabolario = ${nome}`, vocabolario]]);
    return lettura.query(
      `SELECT ${columnsOf(VoceVocabolarioEntity)} FROM voce_vocabolario
       WHERE ${['periodo @> $1::date', ...conditions].join(' AND ')} ORDER BY vocabolario, codice`,
      [al ?? giornoRoma(adesso), ...parameters],
    );
  }

  @Azione(vocabolarioLeggi)
  @AtMost(1_000) // those in use on a day
  @FieldResolver(() => [VoceVocabolario], { description: 'Le voci in uso nel giorno chiesto, per codice.' })
  voci(@Root() { nome, giorno }: VocabolarioRow, @Ctx() context: GraphContext): Promise<object[]> {
    return context.loadMany(`Vocabolario.voci ${giorno}`, nome, ({ query }, nomi) =>
      query(
        `SELECT vocabolario AS owner, ${columnsOf(VoceVocabolarioEntity)} FROM voce_vocabolario
         WHERE vocabolario = ANY ($1) AND periodo @> $2::date ORDER BY codice`,
        [nomi, giorno],
      ),
    );
  }

  @ListField(() => VoceVocabolarioConnection, {
    description: 'Tutte le voci, anche passate e future, per codice.',
    azione: vocabolarioLeggi,
    owner: ['nome', 'text'],
    columns: columnsOf(VoceVocabolarioEntity),
    from: 'voce_vocabolario WHERE vocabolario = owner',
    order: [
      ['codice', 'text'],
      ['lower(periodo)', 'date'],
    ],
    direction: 'ASC',
  })
  storia(): readonly unknown[] {
    return [];
  }
}

@Resolver(() => Soglia)
export class SogliaResolver {
  @Azione(vocabolarioLeggi)
  @Query(() => Soglia, { description: 'Una soglia, con il valore in vigore in un giorno (art. 11 c. 1).' })
  soglia(
    @Arg('nome', () => NomeSoglia, { description: 'Quale.' }) nome: NomeSoglia,
    @Arg('al', () => DataIso, { nullable: true, description: 'Il giorno; oggi, se manca.' }) al: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return readSoglia(context, nome, al);
  }

  @ListField(() => ValoreSogliaConnection, {
    description: 'I valori nel tempo, anche futuri, dal primo.',
    azione: vocabolarioLeggi,
    owner: ['nome', 'text'],
    columns: 'valore::float8 AS valore, dal, fonte',
    from: 'valore_soglia WHERE nome = owner',
    order: [['dal', 'date']],
    direction: 'ASC',
  })
  valori(): readonly unknown[] {
    return [];
  }
}

export const VoceVocabolarioInFuturo = inFuturoOf(VoceVocabolario, vocabolarioLeggi);

export const ValoreSogliaInFuturo = inFuturoOf(ValoreSoglia, vocabolarioLeggi);
