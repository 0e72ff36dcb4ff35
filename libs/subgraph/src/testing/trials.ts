// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';

/** A value at one place of the arguments of a field. */
export interface Trial {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Tried at every place, whatever its type: a place that takes one of them as a value answers it as such. */
const ANYWHERE: readonly unknown[] = [null, {}, [], [null], '', true, -1, 1.5, '\ud800'];

/** The last is short or long by who counts it: JavaScript, class-validator and PostgreSQL count it differently. */
const TEXTS: readonly unknown[] = [
  '\0',
  'x\ud800x',
  `'; DROP %_\\ \u202e👩‍👩‍👧`,
  'x'.repeat(20_000),
  '☺\ufe0f'.repeat(100),
];

/** Tried where a value of the type is taken: what fits the type and may fit nothing else. */
const BY_TYPE: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  ID: ['\0', 'x'.repeat(20_000), '👩👩👩👩', 12],
  UUID: ['x', 5, 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
  Int: [2_147_483_647, -2_147_483_648, 2 ** 31, 1e300],
  Float: [0, 1e308, 5e-324],
  Data: ['1000-01-01', '9999-12-31', '0000-01-01', '2026-02-30', '2026-1-1', '+010000-01-01'],
  DateTimeISO: [
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '+275760-09-13T00:00:00.000Z',
    '-271821-04-20T00:00:00.000Z',
    '2026-11-24T09:00:60Z',
    '2026-11-24T09:00:00',
  ],
  Importo: ['0.00', '999999999999.99', '-1.00', '1', '1e3.00', '٣.٠٠'],
};

const SAMPLES: Readonly<Record<string, unknown>> = {
  String: 'testo',
  ID: 'chiave',
  UUID: '0192a04a-0000-7000-8000-00000000ffff',
  Int: 1,
  Float: 1,
  Boolean: true,
  Data: '2026-11-24',
  DateTimeISO: '2026-11-24T09:00:00Z',
  Importo: '1.00',
};

/** How many elements a list is given that holds too many. */
const MANY = 1_001;

/** Every place in a value of a type, itself first, with the values that are tried there. */
export function trialsOf(type: GraphQLInputType, path: readonly string[], above: readonly string[] = []): Trial[] {
  const inner = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  const own = (values: readonly unknown[]): Trial[] => [...ANYWHERE, ...values].map((value) => ({ path, value }));
  if (isListType(inner)) {
    const item = inner.ofType as GraphQLInputType;
    const lists = [[sampleOf(item), sampleOf(item)], Array.from({ length: MANY }, () => sampleOf(item))];
    return [...own(lists), ...trialsOf(item, [...path, '0'], above)];
  }
  if (!isInputObjectType(inner))
    return own(isEnumType(inner) ? [inner.getValues().at(-1)?.name] : (BY_TYPE[inner.name] ?? []));
  if (above.includes(inner.name)) return [];
  const fields = Object.values(inner.getFields());
  return [
    ...own([{ sconosciuto: 1 }]),
    ...fields.flatMap((field) => trialsOf(field.type, [...path, field.name], [...above, inner.name])),
  ];
}

/** A value that the type takes: of an input, what it cannot do without. */
export function sampleOf(type: GraphQLInputType): unknown {
  const inner = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  if (isListType(inner)) return [sampleOf(inner.ofType as GraphQLInputType)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return SAMPLES[inner.name];
  return Object.fromEntries(
    Object.values(inner.getFields())
      .filter(isRequiredInputField)
      .map((field) => [field.name, sampleOf(field.type)]),
  );
}

/** A valid value with another one at one place. What is missing on the way there is filled with samples. */
export function replaced(type: GraphQLInputType, valid: unknown, { path, value }: Trial): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
  const held = valid ?? sampleOf(inner);
  if (isListType(inner)) {
    const [first, ...others] = Array.isArray(held) ? (held as unknown[]) : [held];
    return [replaced(inner.ofType as GraphQLInputType, first, { path: rest, value }), ...others];
  }
  if (!isInputObjectType(inner)) throw new Error(`${inner.toString()} has no ${step}`);
  const field = inner.getFields()[step]!;
  const given = held as Readonly<Record<string, unknown>>;
  return { ...given, [step]: replaced(field.type, given[step], { path: rest, value }) };
}
