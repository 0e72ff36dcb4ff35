// SPDX-License-Identifier: AGPL-3.0-or-later
// The documented queries of a service, each as the gateway would ask that service for its part.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  Kind,
  parse,
  print,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { ROOT } from './system.mjs';

const RUOLI = ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COORDINAMENTO_ISTITUZIONALE'];

/**
 * The documented queries that a reader of the benchmark's data can ask.
 * @param valuesOf for the type of a root field and the name of a required argument, the name of what the data have for it
 * @returns those that can be asked, each with its role, and the names of the others
 */
export function documented(service, valuesOf) {
  const schema = buildSchema(readFileSync(join(ROOT, 'apps', service, 'schema.graphql'), 'utf8'), {
    assumeValidSDL: true,
  });
  const folder = join(ROOT, 'docs', 'api', service);
  const asked = [];
  const left = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.graphql'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const document = partOf(schema, parse(text));
    const [operation] = document.definitions;
    if (operation.operation !== 'query' || operation.selectionSet.selections.length === 0) continue;
    const variables = requiredOf(schema, operation, valuesOf);
    const name = operation.name.value;
    if (variables === undefined) left.push(name);
    else asked.push({ name, query: print(document), variables, ruolo: roleOf(text) });
  }
  return { asked, left };
}

/** The role that the comment above the operation names first. What everybody may ask, an assistente sociale asks. */
function roleOf(text) {
  const [comment] = text.split('\n');
  const named = RUOLI.filter((ruolo) => comment.includes(ruolo));
  return named.sort((a, b) => comment.indexOf(a) - comment.indexOf(b))[0] ?? 'ASSISTENTE_SOCIALE';
}

/** The fields of an operation that a service has; a record of which nothing is left keeps its type. */
function partOf(schema, document) {
  const types = new TypeInfo(schema);
  const own = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => (types.getFieldDef() === undefined || types.getFieldDef() === null ? null : undefined),
        leave: (field) =>
          isCompositeType(getNamedType(types.getType())) && field.selectionSet?.selections.length === 0
            ? { ...field, selectionSet: parse('{ __typename }').definitions[0].selectionSet }
            : undefined,
      },
    }),
  );
  const used = new Set();
  visit(own, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(own, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

/** The names of the values that an operation requires, by variable; undefined if the data have none for one of them. */
function requiredOf(schema, { variableDefinitions, selectionSet }, valuesOf) {
  const required = variableDefinitions.filter(
    ({ type, defaultValue }) => defaultValue === undefined && isNonNullType(typeFromAST(schema, type)),
  );
  const roots = selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
  const { type } = schema.getQueryType().getFields()[roots[0].name.value] ?? {};
  if (type === undefined) return undefined;
  const variables = required.map(({ variable }) => [
    variable.name.value,
    valuesOf(getNamedType(type).name, variable.name.value),
  ]);
  return variables.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(variables);
}
