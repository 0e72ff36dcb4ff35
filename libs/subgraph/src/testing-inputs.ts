// SPDX-License-Identifier: AGPL-3.0-or-later
import { isInputObjectType } from 'graphql';
import { getMetadataStorage, type ClassType } from 'type-graphql';
import { hasOwnWords, hasWords, metadataOf, nameOf, type Metadata } from './input-words.ts';
import { buildSubgraph, type SubgraphDefinition } from './schema.ts';

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

function saysWhatIsExpected(metadata: Metadata): boolean {
  const { message, constraints: limits } = metadata;
  if (nameOf(metadata) !== 'matches') return hasOwnWords(metadata) || hasWords(nameOf(metadata));
  const [, example] = typeof message === 'string' ? (/, come (.+)$/.exec(message) ?? []) : [];
  return example !== undefined && (limits as [RegExp])[0].test(example);
}
