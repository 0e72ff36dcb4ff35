// SPDX-License-Identifier: AGPL-3.0-or-later
import { wrongVariables } from '@ambito/errors';
import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import { getMetadataStorage, type ClassType } from 'type-graphql';
import { hasOwnWords, hasWords, metadataOf, nameOf, type Metadata } from '../input-words.ts';
import { buildSubgraph, type SubgraphDefinition } from '../schema.ts';

/**
 * The decorators of a service's input classes that would answer in English, or without saying what is expected: those of a kind
 * without words, and patterns whose words have no example, or an example that does not match.
 */
export function decoratorsWithoutWords(definition: SubgraphDefinition): string[] {
  return inputClasses(definition).flatMap((target) =>
    metadataOf(target).flatMap((metadata) => {
      if (metadata.type === 'conditionalValidation' || saysWhatIsExpected(metadata)) return [];
      return [`${target.name}.${metadata.propertyName} @${nameOf(metadata)}`];
    }),
  );
}

/** The classes of a service's inputs, and those whose fields are the arguments of its operations. */
function inputClasses(definition: SubgraphDefinition): readonly ClassType[] {
  const { schema } = buildSubgraph(definition);
  const { inputTypes, queries, mutations, fieldResolvers } = getMetadataStorage();
  const resolvers = new Set<unknown>(definition.resolvers.map(({ constructor }) => constructor));
  const inputs = inputTypes.filter(({ name }) => isInputObjectType(schema.getType(name))).map(({ target }) => target);
  const args = [...queries, ...mutations, ...fieldResolvers]
    .filter(({ target }) => resolvers.has(target))
    .flatMap(({ params = [] }) => params.flatMap((param) => (param.kind === 'args' ? [param.getType()] : [])));
  return [...new Set([...inputs, ...args] as ClassType[])];
}

/**
 * The types of a service's values that would refuse a wrong one in English.
 * @returns each with its answer to a value that nothing takes
 */
export function typesWithoutWords(definition: SubgraphDefinition): string[] {
  const { schema } = buildSubgraph(definition);
  const document = parse(`query ($wrong: Int) { __typename }`);
  const [operation] = document.definitions as [OperationDefinitionNode];
  const [declared] = operation.variableDefinitions!;
  return inputTypeNames(schema).flatMap((value) => {
    const type: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } };
    const asked = { ...operation, variableDefinitions: [{ ...declared!, type }] };
    return wrongVariables(schema, document, asked, { wrong: { wrong: {} } })
      .filter(({ messaggio }) => !ITALIAN.test(messaggio))
      .map(({ messaggio }) => `${value}: ${messaggio}`);
  });
}

/** How the sentences of `wrongVariables` and of the project's scalars begin. */
const ITALIAN = /^(Un |Uno fra: |true oppure |Sono |Manca$|Non |Atteso )/;

/** The scalars and enums of arguments, and of the fields of inputs. */
function inputTypeNames(schema: GraphQLSchema): string[] {
  const taken = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('_')) return [];
    if (isInputObjectType(type)) return Object.values(type.getFields());
    return isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ name, args }) => (name.startsWith('_') ? [] : args))
      : [];
  });
  return [...new Set(taken.map(({ type }) => getNamedType(type)))].filter(isLeafType).map(({ name }) => name);
}

function saysWhatIsExpected(metadata: Metadata): boolean {
  const { message, constraints: limits } = metadata;
  if (nameOf(metadata) !== 'matches') return hasOwnWords(metadata) || hasWords(nameOf(metadata));
  const [, example] = typeof message === 'string' ? (/, come (.+)$/.exec(message) ?? []) : [];
  return example !== undefined && (limits as [RegExp])[0].test(example);
}
