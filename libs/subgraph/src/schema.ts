// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DatabaseRules, EntityClass } from '@ambito/persistence';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { buildSchemaSync, createResolversMap, type BuildSchemaOptions, type ClassType } from 'type-graphql';
import { enforceBindings, readBindings, requireOneOfEachName } from './binding.ts';
import { withBounds } from './bounds.ts';
import { completeInputs, validateArgument } from './inputs.ts';
import { PUBLIC_LINK, withPublicFields } from './public-fields.ts';
import { resolveEntitiesInBatches, type Reference } from './reference.ts';
import { checkRisorse, type Risorsa } from './risorsa.ts';
import { UUID } from './scalars.ts';
import { checkAsked } from './selected-fields.ts';

/** The definition of a subgraph, in one object written by hand. */
export interface SubgraphDefinition {
  readonly name: string;
  /** Instances of the resolvers, each made with its dependencies. */
  readonly resolvers: readonly object[];
  readonly references: readonly Reference[];
  /** Types of other subgraphs that get fields here, and to which no field here leads. */
  readonly contributed?: readonly ClassType[];
  readonly entities: readonly EntityClass[];
  /** The errors for the constraints of the database, in the words of the Regolamento. */
  readonly rules: DatabaseRules;
  /** Resources beside the graph: files, feeds, exports. */
  readonly risorse?: readonly Risorsa[];
}

const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag", "@listSize"])`;

interface Subgraph {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
}

/** The schema depends on the definition alone: whoever starts a service twice, as tests do, builds it once. */
const built = new WeakMap<SubgraphDefinition, Subgraph>();

/**
 * The subgraph's schema with the authorisation in front of every field. Needs no database: the SDL is emitted by the same
 * function that serves.
 * @throws Error naming each field without an action, type with a key and no reference, list without a bound, and field that reads ask
 *   about and that is not there: the service then does not start
 */
export function buildSubgraph(definition: SubgraphDefinition): Subgraph {
  const subgraph = built.get(definition) ?? build(definition);
  built.set(definition, subgraph);
  return subgraph;
}

/** Whether a service has records that the gateway may keep, and whose changes it must tell. */
export function hasPublicRecords({ references }: SubgraphDefinition): boolean {
  return references.some(({ pubblica }) => pubblica !== undefined);
}

function build(definition: SubgraphDefinition): Subgraph {
  const instances = new Map<unknown, object>(definition.resolvers.map((resolver) => [resolver.constructor, resolver]));
  const typed = buildSchemaSync({
    resolvers: definition.resolvers.map(({ constructor }) => constructor) as unknown as BuildSchemaOptions['resolvers'],
    container: { get: (resolver) => instances.get(resolver) as object },
    orphanedTypes: [...(definition.contributed ?? [])],
    validateFn: validateArgument,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTimeISO }],
  });
  completeInputs();
  const references = new Map(definition.references.map((reference) => [reference.typename, reference]));
  checkReferences(typed, references);
  checkAsked(typed, references);
  checkRisorse(definition.risorse ?? []);
  const bindings = readBindings(typed, new Set(references.keys()));
  requireOneOfEachName([
    ...bindings.values(),
    ...[...definition.references, ...(definition.risorse ?? [])].map(({ azione }) => azione),
  ]);
  const document = withPublicFields(withBounds(getDocumentNodeFromSchema(typed)), typed, references);
  const links = hasPublicRecords(definition) ? `${FEDERATION_LINK}\n${PUBLIC_LINK}` : FEDERATION_LINK;
  const sdl = `${links}\n\n${print(byName(document))}\n`;
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: createResolversMap(typed) as never });
  enforceBindings(schema, bindings);
  resolveEntitiesInBatches(schema, references);
  return { schema, sdl };
}

/** The types by name, and not in the order in which one leads to another: a new field then moves no other line. */
function byName(document: DocumentNode): DocumentNode {
  const nameOf = (node: DefinitionNode): string => ('name' in node ? (node.name?.value ?? '') : '');
  const definitions = document.definitions.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return { ...document, definitions };
}

/**
 * Each resolvable `@key` needs a batched reference with exactly that key, and each reference a type with keys. A key has the type
 * UUID exactly when its name is `id`: by that name the loaders know which keys must be UUIDs before they reach the database.
 */
function checkReferences(schema: GraphQLSchema, references: ReadonlyMap<string, Reference>): void {
  const problems = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => {
      const loads = Object.keys(references.get(type.name)?.keys ?? {});
      const keys = resolvableKeys(type);
      return [
        ...keys.filter((key) => !loads.includes(key)).map((key) => `${type.name} @key(${key}) has no reference`),
        ...loads
          .filter((key) => !keys.includes(key))
          .map((key) => `${type.name} has a reference by ${key} and no such @key`),
        ...loads
          .filter((key) => (getNamedType(type.getFields()[key]?.type)?.name === UUID.name) !== (key === 'id'))
          .map((key) => `${type.name}.${key} must be ${key === 'id' ? 'a UUID' : 'called id, or be no UUID'}`),
      ];
    });
  for (const typename of references.keys())
    if (schema.getType(typename) === undefined) problems.push(`${typename} is not in the schema`);
  if (problems.length > 0) throw new Error(`References do not match the schema: ${problems.join(', ')}`);
}

function resolvableKeys(type: GraphQLObjectType): string[] {
  return (type.astNode?.directives ?? []).flatMap(({ name, arguments: args = [] }) => {
    const value = (argument: string): string | boolean | undefined => {
      const node = args.find((arg) => arg.name.value === argument)?.value;
      return node?.kind === Kind.STRING || node?.kind === Kind.BOOLEAN ? node.value : undefined;
    };
    return name.value === 'key' && value('resolvable') !== false ? [String(value('fields'))] : [];
  });
}
