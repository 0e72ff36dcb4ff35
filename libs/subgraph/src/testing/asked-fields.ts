// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type Azione, type Ruolo } from '@ambito/access';
import {
  getNamedType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { azioneOf } from '../binding.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';
import type { RoleExamples } from './matrix.ts';
import { readDocuments } from './roles.ts';
import { selectionOf, targetOf, type Campo } from './selections.ts';
import { sampleOf } from './trials.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A field with arguments, how it is asked, and how valid arguments are made. */
export interface Asked {
  readonly name: string;
  readonly field: Campo;
  /** The arguments that are tried. */
  readonly args: readonly GraphQLArgument[];
  readonly kind: 'query' | 'mutation';
  /** The roles that are admitted. A field of an object is asked by the first that is shown the object. */
  readonly ruoli: readonly (Ruolo | null)[];
  /** What stands around a field of an object. */
  readonly around?: Around;
  valid(examples: RoleExamples): Promise<Values>;
}

interface Around {
  /** The variable that it takes, as an operation declares it; the empty text when it takes none. */
  readonly declared: string;
  of(field: string): string;
}

/**
 * Every field of a service that takes arguments: of the roots, of records, and of objects without a key, below the first field of the
 * query or of a record that leads to them.
 */
export function askedOf(definition: SubgraphDefinition, folder: string): Asked[] {
  const { schema } = buildSubgraph(definition);
  const all = [...ofRoots(schema, folder), ...ofRecords(definition, schema), ...ofOthers(definition, schema)];
  // What a command has registered at the end of time may stand in the way of the examples of other commands.
  return all.toSorted((one, other) => Number(registers(one)) - Number(registers(other)));
}

const registers = ({ name }: Asked): boolean => name.startsWith('registra');

const withArguments = (type: GraphQLObjectType | null | undefined): Campo[] =>
  Object.values(type?.getFields() ?? {}).filter(({ name, args }) => !name.startsWith('_') && args.length > 0);

function ofRoots(schema: GraphQLSchema, folder: string): Asked[] {
  const documents = readDocuments(folder, schema);
  return ([schema.getQueryType(), schema.getMutationType()] as const).flatMap((type, index) =>
    withArguments(type).map((field, at): Asked => {
      const { ammessi } = azioneOf(field)!;
      const ruoli = ammessi === 'pubblico' ? [null] : ammessi;
      return {
        name: field.name,
        field,
        // Every command takes the same key by the same code.
        args: at === 0 ? field.args : field.args.filter(({ name }) => name !== 'chiaveIdempotenza'),
        kind: index === 0 ? 'query' : 'mutation',
        ruoli,
        async valid({ examples = {} }) {
          const variables = await examples[field.name]?.variables?.({ ruolo: ruoli[0]!, ambito: 'proprio' });
          return argumentsIn(documents.get(field.name)!, field.name, variables as Values);
        },
      };
    }),
  );
}

function ofRecords({ references }: SubgraphDefinition, schema: GraphQLSchema): Asked[] {
  return references.flatMap(({ typename, azione }) => {
    const type = schema.getType(typename);
    return isObjectType(type)
      ? withArguments(type).map((field) => ofObject(type, field, [azione], recordOf(type), type))
      : [];
  });
}

function ofOthers({ references }: SubgraphDefinition, schema: GraphQLSchema): Asked[] {
  const query = schema.getQueryType()!;
  const records = references.map(({ typename, azione }) => ({ owner: schema.getType(typename), azioni: [azione] }));
  const leads = [{ owner: query, azioni: [] }, ...records].flatMap(({ owner, azioni }) =>
    isObjectType(owner) ? Object.values(owner.getFields()).map((lead) => ({ owner, azioni, lead })) : [],
  );
  const known: readonly unknown[] = [query, schema.getMutationType(), ...records.map(({ owner }) => owner)];
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('_') || known.includes(type)) return [];
    return withArguments(type).map((field) => {
      const found = leads.find(({ lead }) => targetOf(lead) === type);
      if (found === undefined) throw new Error(`No query and no record leads to ${type.name}`);
      const { owner, azioni, lead } = found;
      const { declared, of } = owner === query ? AT_ROOT : recordOf(owner);
      const around = { declared, of: (asked: string) => of(selectionOf(lead, [required(lead)], asked)) };
      const all = [...azioni, ...[azioneOf(lead)].filter((azione) => azione !== undefined)];
      return ofObject(type, field, all, around, owner === query ? undefined : owner);
    });
  });
}

const AT_ROOT: Around = { declared: '', of: (field) => field };
const recordOf = ({ name }: GraphQLObjectType): Around => ({
  declared: '$of: [_Any!]!',
  of: (field) => `_entities(representations: $of) { ... on ${name} { ${field} } }`,
});

function ofObject(
  { name: typename }: GraphQLObjectType,
  field: Campo,
  azioni: readonly Azione[],
  around: Around,
  record: GraphQLObjectType | undefined,
): Asked {
  const name = `${typename}.${field.name}`;
  const all = [...azioni, azioneOf(field)!].map(({ ammessi }) => ammessi);
  return {
    name,
    field,
    args: field.args,
    kind: 'query',
    ruoli: RUOLI.filter((one) => all.every((ammessi) => ammessi === 'pubblico' || ammessi.includes(one))),
    around,
    valid: ({ argomenti = {}, chiavi = {} }) =>
      Promise.resolve({
        ...argumentsIn(parse(`{ ${selectionOf(field, [argomenti[name] ?? ''], '__typename')} }`), field.name),
        ...(record === undefined ? {} : { of: [{ __typename: record.name, ...chiavi[record.name]!() }] }),
      }),
  };
}

/** The arguments that a field cannot do without, in the words of a document. */
const required = ({ args }: Campo): string =>
  args
    .filter(isRequiredArgument)
    .map(({ name, type }) => {
      const sample = sampleOf(type);
      return `${name}: ${isEnumType(getNamedType(type)) ? String(sample) : JSON.stringify(sample)}`;
    })
    .join(', ');

/** The arguments that a document gives to a field, with the values of its variables. */
function argumentsIn(document: DocumentNode, field: string, variables: Values = {}): Values {
  const [{ selectionSet }] = document.definitions as [OperationDefinitionNode];
  const node = (selectionSet.selections as FieldNode[]).find(({ name }) => name.value === field);
  const given = (node?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Values;
}

/** The operation that asks a field with some arguments. */
export function queryOf({ field, kind, around = AT_ROOT }: Asked, values: Values): string {
  const given = field.args.filter(({ name }) => values[name] !== undefined);
  const list = (parts: readonly string[]): string => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const asked = `${field.name}${list(given.map(({ name }) => `${name}: $${name}`))}${selection}`;
  const declared = [around.declared, ...given.map(({ name, type }) => `$${name}: ${String(type)}`)];
  return `${kind} ${list(declared.filter((one) => one !== ''))} { ${around.of(asked)} }`;
}
