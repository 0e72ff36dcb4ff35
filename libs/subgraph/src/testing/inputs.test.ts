// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione } from '@ambito/access';
import { IsDivisibleBy, Length, Matches, Max } from 'class-validator';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { inspect } from 'node:util';
import { Arg, Args, ArgsType, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import { Azione } from '../binding.ts';
import { defineForma, Ora } from '../forma.ts';
import { decoratorsWithoutWords, typesWithoutWords } from './inputs.ts';

const Colore = new GraphQLScalarType({
  name: 'Colore',
  parseValue: (value) => {
    throw new GraphQLError(`No colour: ${inspect(value)}`);
  },
});

@InputType()
class NotaInput {
  @Field(() => Colore)
  colore!: string;

  @Field()
  @Length(1, 20)
  @Matches(/^a/)
  senzaParole!: string;

  @Field()
  @Matches(/^\d+$/, { message: 'Solo cifre, come uno' })
  esempioSbagliato!: string;

  @Field()
  @Ora()
  dalle!: string;
}

@ArgsType()
class PassoArgs {
  @Field(() => Int)
  @Max(100)
  @IsDivisibleBy(5)
  passo!: number;
}

@Resolver()
class NotaResolver {
  @Azione(defineAzione('nota.leggi', { descrizione: 'provare', ammessi: 'pubblico' }))
  @Query(() => Boolean)
  nota(@Arg('input') _input: NotaInput, @Args() _passo: PassoArgs): boolean {
    return true;
  }
}

const definition = { name: 'nota', rules: {}, entities: [], references: [], resolvers: [new NotaResolver()] };

test('a decorator without Italian words, and a pattern without a right example, are found', () => {
  expect(decoratorsWithoutWords(definition).toSorted()).toEqual([
    'NotaInput.esempioSbagliato @matches',
    'NotaInput.senzaParole @matches',
    'PassoArgs.passo @isDivisibleBy',
  ]);
});

test('a scalar that refuses in English is found', () => {
  expect(typesWithoutWords(definition)).toEqual(['Colore: No colour: { wrong: {} }']);
});

test('a form whose example does not have it is refused where it is declared', () => {
  expect(() => defineForma({ pattern: /^\d+$/, attesa: 'Solo cifre', esempio: 'uno' })).toThrow('uno');
});
