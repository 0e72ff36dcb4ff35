// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione, type Azione as AzioneDef } from '@ambito/access';
import { Kind, parse, type ConstDirectiveNode } from 'graphql';
import { Directive, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Azione } from './binding.ts';
import { AtMost } from './bounds.ts';
import { LoadField } from './load-field.ts';
import { defineReference, type Reference } from './reference.ts';
import { UUID } from './scalars.ts';
import { buildSubgraph } from './schema.ts';

const leggi = defineAzione('sede.leggi', { descrizione: 'leggere', ammessi: 'pubblico' });
const leggiTutte = defineAzione('sede.tutte', { descrizione: 'leggere tutte', ammessi: ['COORDINATORE', 'COMUNE'] });
const leggiAlcuni = defineAzione('sede.alcuni', { descrizione: 'leggere', ammessi: ['COORDINATORE'] });
const personale = defineAzione('sede.personale', { descrizione: 'leggere', ammessi: 'pubblico', personale: true });

/** A service with a sede, its Comune and its staff; the sede and the Comune are public as the options say. */
function build(options: {
  sede?: Reference['pubblica'];
  comune?: Reference['pubblica'];
  azione?: AzioneDef;
  keys?: readonly string[];
}): string {
  const { azione = leggi, keys = ['id'] } = options;
  const load = (typename: string, pubblica: Reference['pubblica'], by: readonly string[], action = leggi): Reference =>
    defineReference({
      typename,
      azione: action,
      ...(pubblica === undefined ? {} : { pubblica }),
      keys: Object.fromEntries(by.map((key) => [key, () => Promise.resolve([])])),
    });

  @ObjectType({ simpleResolvers: true })
  @Directive('@key(fields: "id")')
  @Azione(leggi)
  class Comune {
    @Field(() => UUID)
    id!: string;
  }
  @ObjectType({ simpleResolvers: true })
  @Directive('@key(fields: "id")')
  @Azione(leggi)
  class Operatore {
    @Field(() => UUID)
    id!: string;
  }
  @ObjectType({ simpleResolvers: true })
  class Costo {
    @Field()
    importo!: string;

    @Field(() => Operatore)
    cassiere!: Operatore;
  }
  @ObjectType({ simpleResolvers: true })
  @Directive('@key(fields: "id")')
  @Azione(azione)
  class Sede {
    @Field(() => UUID)
    id!: string;

    @Field()
    codice!: string;

    @AtMost(3)
    @Field(() => [Costo])
    costi!: Costo[];

    @Field(() => Operatore)
    custode!: Operatore;
  }
  for (const key of keys.slice(1)) Directive(`@key(fields: "${key}")`)(Sede);
  const comune = load('Comune', options.comune, ['id']);

  @Resolver(() => Sede)
  class SedeResolver {
    @Query(() => Sede)
    @Azione(azione)
    sede(): Sede | null {
      return null;
    }

    @FieldResolver(() => Boolean)
    @Azione(leggi)
    aperta(): boolean {
      return true;
    }

    @LoadField(() => Comune, comune, { description: 'Il Comune.', pubblico: true })
    comune(@Root() { id }: Sede): string {
      return id;
    }

    @LoadField(() => Comune, comune, { description: 'Il Comune di oggi.' })
    comuneDiOggi(@Root() { id }: Sede): string {
      return id;
    }
  }
  return buildSubgraph({
    name: 'prova',
    rules: {},
    entities: [],
    references: [load('Sede', options.sede, keys, azione), comune, load('Operatore', undefined, ['id'])],
    resolvers: [new SedeResolver()],
  }).sdl;
}

const isMarked = ({ directives = [] }: { directives?: readonly ConstDirectiveNode[] }): boolean =>
  directives.some(({ name }) => name.value === 'pubblico');

test('of public records the columns, the values in them and the declared fields are marked, and nothing else', () => {
  const sdl = build({ sede: { oltre: leggiTutte }, comune: {} });
  const marked = parse(sdl).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const { name, fields = [] } = definition;
    const own = isMarked(definition) ? [name.value] : [];
    return [...own, ...fields.filter(isMarked).map((field) => `${name.value}.${field.name.value}`)];
  });
  expect(marked.sort()).toEqual(
    ['Sede', 'Sede.id', 'Sede.codice', 'Sede.costi', 'Sede.comune', 'Costo.importo', 'Comune', 'Comune.id'].sort(),
  );
  expect(sdl).toContain('type Sede @key(fields: "id") @pubblico(oltre: ["COORDINATORE", "COMUNE"]) {');
  expect(sdl).toContain('composeDirective(name: "@pubblico")');
});

test.each([
  [
    'a record that only some roles read',
    { sede: {}, comune: {}, azione: leggiAlcuni },
    'sede.alcuni does not admit everybody',
  ],
  ['a personal record', { sede: {}, comune: {}, azione: personale }, 'sede.personale does not admit everybody'],
  [
    'a record with two keys',
    { sede: {}, comune: {}, keys: ['id', 'codice'] },
    'Sede is announced by one key, and has several',
  ],
  ['a public field to a record that is not', { sede: {} }, 'Sede.comune leads to Comune, which is not public'],
  ['a public field of a record that is not', { comune: {} }, 'Sede.comune is public, and Sede is not'],
])('a service with %s does not start', (_what, options, message) => {
  expect(() => build(options)).toThrow(message);
});
