// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione } from '@ambito/access';
import { execute, parse, printSchema } from 'graphql';
import { Arg, Directive, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Azione } from './binding.ts';
import { defineReference, defineStub, type Reference } from './reference.ts';
import { UUID } from './scalars.ts';
import { buildSubgraph } from './schema.ts';

const sedeLeggi = defineAzione('sede.leggi', { descrizione: 'leggere una sede', ammessi: 'pubblico' });
const sedeApri = defineAzione('sede.apri', { descrizione: 'aprire una sede', ammessi: ['COORDINATORE'] });
const A = '0192a04a-0000-7000-8000-00000000000a';

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id")')
@Azione(sedeLeggi)
class Sede {
  @Field(() => UUID)
  id!: string;
}
const sede = defineReference({
  typename: 'Sede',
  azione: sedeLeggi,
  keys: { id: (_lettura, ids) => Promise.resolve(ids.map((id) => ({ id }))) },
});

@Resolver(() => Sede)
class SedeResolver {
  @Query(() => Sede)
  @Azione(sedeLeggi)
  sede(@Arg('id', () => UUID) id: string): Sede {
    return { id };
  }

  @Mutation(() => Sede)
  @Azione(sedeApri)
  apri(): Sede {
    return { id: 'nuova' };
  }

  @FieldResolver(() => String)
  @Azione(sedeLeggi)
  indirizzo(@Root() { id }: Sede): string {
    return `Via ${id}`;
  }
}

/** Builds the subgraph of the good resolver with another one beside it. */
function build(other?: object, references: readonly Reference[] = [sede]): ReturnType<typeof buildSubgraph> {
  return buildSubgraph({
    name: 'prova',
    rules: {},
    entities: [],
    references,
    resolvers: other === undefined ? [new SedeResolver()] : [new SedeResolver(), other],
  });
}

describe('a service starts', () => {
  test('when everything is bound, and its SDL has the directives of the federation', () => {
    const { schema, sdl } = build();
    expect(sdl).toContain('type Sede @key(fields: "id")');
    expect(printSchema(schema)).toContain('_entities(representations: [_Any!]!): [_Entity]!');
  });
});

describe('a service does not start, and says why, with', () => {
  test('a query that is not bound', () => {
    @Resolver()
    class Aperta {
      @Query(() => String)
      tutto(): string {
        return '';
      }
    }
    expect(() => build(new Aperta())).toThrow('Not bound to an action, so the service does not start: Query.tutto');
  });

  test('a mutation that is not bound', () => {
    @Resolver()
    class Aperta {
      @Mutation(() => String)
      cancella(): string {
        return '';
      }
    }
    expect(() => build(new Aperta())).toThrow('Mutation.cancella');
  });

  test('a field resolved by a method that is not bound', () => {
    @ObjectType({ simpleResolvers: true })
    class Stanza {
      @Field()
      nome!: string;
    }
    @Resolver(() => Stanza)
    class Aperta {
      @Query(() => Stanza)
      @Azione(sedeLeggi)
      stanza(): Stanza {
        return { nome: 'A' };
      }

      @FieldResolver(() => String)
      presenti(): string {
        return '';
      }
    }
    expect(() => build(new Aperta())).toThrow('Stanza.presenti');
  });

  test('a type with a key that is not bound', () => {
    @ObjectType({ simpleResolvers: true })
    @Directive('@key(fields: "id")')
    class Armadio {
      @Field(() => UUID)
      id!: string;
    }
    @Resolver()
    class Aperta {
      @Query(() => Armadio)
      @Azione(sedeLeggi)
      armadio(): Armadio {
        return { id: 'a' };
      }
    }
    expect(() => build(new Aperta(), [sede, defineStub('Armadio', sedeLeggi, 'id')])).toThrow(/: Armadio$/);
    expect(() => build(new Aperta())).toThrow('Armadio @key(id) has no reference');
  });

  test('two actions of one name', () => {
    @Resolver()
    class Doppia {
      @Query(() => String)
      @Azione(defineAzione('sede.apri', { descrizione: 'aprire a chiunque', ammessi: 'pubblico' }))
      aperta(): string {
        return '';
      }
    }
    expect(() => build(new Doppia())).toThrow('The action sede.apri is declared twice');
  });

  test('a reference to no type, or by no key of it', () => {
    expect(() => build(undefined, [sede, defineStub('Marte', sedeLeggi, 'id')])).toThrow('Marte is not in the schema');
    const perCodice = defineReference({ ...sede, keys: { ...sede.keys, codice: () => Promise.resolve([]) } });
    expect(() => build(undefined, [perCodice])).toThrow('Sede has a reference by codice and no such @key');
    expect(() => build(undefined, [])).toThrow('Sede @key(id) has no reference');
  });
});

describe('the authorisation', () => {
  /** A context that admits some actions only, and records the requested ones. */
  function contesto(ammesse: readonly string[], scelti: readonly string[] = []) {
    const fatti: string[] = [];
    const bind = ({ nome }: { nome: string }): object => {
      fatti.push(nome);
      if (!ammesse.includes(nome)) throw new Error(`refused ${nome}`);
      return { azione: nome };
    };
    const endReads = (): Promise<void> => {
      fatti.push('endReads');
      return Promise.resolve();
    };
    return { fatti, value: { bind, endReads, asks: (campo: string) => scelti.includes(campo) } };
  }
  const run = async (query: string, value: object) => {
    const { schema } = build();
    return execute({ schema, document: parse(query), contextValue: value });
  };

  test('is asked for each query and for each field with an action of its own', async () => {
    const { fatti, value } = contesto(['sede.leggi']);
    await expect(run(`{ sede(id: "${A}") { id indirizzo } }`, value)).resolves.toMatchObject({
      data: { sede: { id: A, indirizzo: `Via ${A}` } },
    });
    expect(fatti).toEqual(['sede.leggi', 'sede.leggi']);
  });

  test('of a mutation comes first, then the earlier reads are committed, then its answer is read', async () => {
    const { fatti, value } = contesto(['sede.apri', 'sede.leggi']);
    await run('mutation { apri { indirizzo } }', value);
    expect(fatti).toEqual(['sede.apri', 'endReads', 'sede.leggi']);
  });

  test('of a field that must be in the answer of a mutation is asked before the mutation runs', async () => {
    const { fatti, value } = contesto(['sede.apri'], ['Sede.indirizzo']);
    const { data, errors } = await run('mutation { apri { indirizzo } }', value);
    expect([data, errors?.[0]?.message]).toEqual([null, 'refused sede.leggi']);
    expect(fatti).toEqual(['sede.apri', 'sede.leggi']);
  });

  test('that refuses a mutation keeps it from running', async () => {
    const { fatti, value } = contesto(['sede.leggi']);
    const { errors } = await run('mutation { apri { id } }', value);
    expect(errors?.[0]?.message).toBe('refused sede.apri');
    expect(fatti).toEqual(['sede.apri']);
  });
});
