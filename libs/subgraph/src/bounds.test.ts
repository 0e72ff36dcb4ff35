// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione } from '@ambito/access';
import { validateSync } from 'class-validator';
import { Arg, Args, ArgsType, Field, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import { Azione } from './binding.ts';
import { AtMost } from './bounds.ts';
import { connectionOf, emptyPage, PaginaArgs, type Pagina } from './connection.ts';
import { buildSubgraph } from './schema.ts';

const sedeLeggi = defineAzione('sede.leggi', { descrizione: 'leggere una sede', ammessi: 'pubblico' });

@ObjectType({ simpleResolvers: true })
class Sede {
  @AtMost(3)
  @Field(() => [String], { nullable: true })
  telefoni!: string[] | null;
}
const SedeConnection = connectionOf(Sede, 'Sede');

@Resolver()
class SediResolver {
  @Azione(sedeLeggi)
  @Query(() => SedeConnection)
  sedi(@Args() _pagina: PaginaArgs): Pagina<Sede> {
    return emptyPage();
  }
}

const sdlWith = (...others: object[]): string =>
  buildSubgraph({
    name: 'prova',
    rules: {},
    entities: [],
    references: [],
    resolvers: [new SediResolver(), ...others],
  }).sdl;

test('the SDL has the declared bound of a list, and the bound of a connection without a declaration', () => {
  const sdl = sdlWith();
  expect(sdl).toContain('telefoni: [String!] @listSize(assumedSize: 3, requireOneSlicingArgument: false)');
  expect(sdl).toContain(
    'SedeConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)',
  );
  expect(sdl.match(/@listSize\(/g)).toHaveLength(2);
});

test('a service with a list without a bound does not start, and names the list', () => {
  @Resolver()
  class TutteResolver {
    @Azione(sedeLeggi)
    @Query(() => [Sede], { nullable: true })
    tutte(): Sede[] {
      return [];
    }
  }
  expect(() => sdlWith(new TutteResolver())).toThrow(
    'Lists without @AtMost that are no connection, so the service does not start: Query.tutte',
  );
});

test('a service with a list without a bound in an input or among arguments does not start', () => {
  @InputType()
  class SedeInput {
    @AtMost(2)
    @Field(() => [String])
    telefoni!: string[];

    @Field(() => [String], { nullable: true })
    nomi?: string[];
  }
  @ArgsType()
  class SedeArgs {
    @AtMost(2)
    @Field(() => [String])
    codici!: string[];

    @Field(() => [String], { nullable: true })
    comuni?: string[];
  }
  @Resolver()
  class CercaResolver {
    @Azione(sedeLeggi)
    @Query(() => String)
    cerca(@Args() _args: SedeArgs, @Arg('sede') _sede: SedeInput): string {
      return '';
    }
  }
  expect(() => sdlWith(new CercaResolver())).toThrow(/does not start: Query\.cerca\.comuni, SedeInput\.nomi$/);
});

test('the SDL has no bound of an input, and a longer list is refused', () => {
  @InputType()
  class TelefoniInput {
    @AtMost(2)
    @Field(() => [String])
    telefoni!: string[];
  }
  @Resolver()
  class TelefoniResolver {
    @Azione(sedeLeggi)
    @Query(() => String)
    conTelefoni(@Arg('input') _input: TelefoniInput): string {
      return '';
    }
  }
  expect(sdlWith(new TelefoniResolver())).toContain('input TelefoniInput {\n  telefoni: [String!]!\n}');
  const telefoni = { telefoni: ['1', '2', '3'] };
  expect(validateSync(Object.assign(new TelefoniInput(), telefoni))).toMatchObject([
    { property: 'telefoni', constraints: { arrayMaxSize: expect.any(String) as unknown } },
  ]);
});
