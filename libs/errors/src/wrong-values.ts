// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLEnumType,
  type GraphQLInputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { CampoNonValido } from './app-error.ts';

/** What each scalar of graphql-js and of graphql-scalars takes. The scalars of the project say it themselves. */
const SCALARS: Readonly<Record<string, string>> = {
  Int: 'Un numero intero, come 12',
  Float: 'Un numero, come 12.5',
  String: 'Un testo fra virgolette',
  Boolean: 'true oppure false',
  ID: 'Un codice, come testo',
  DateTimeISO: 'Un istante con il fuso orario, come 2026-11-24T09:00:00Z',
};
const MISSING = 'Manca';

/**
 * The variables of an operation whose values are of another type than the graph expects, before graphql-js refuses them in
 * English: each by the argument that takes it.
 */
export function wrongVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): CampoNonValido[] {
  const wrong: CampoNonValido[] = [];
  let places: ReadonlyMap<string, readonly string[]> | undefined;
  for (const { variable, type: node, defaultValue } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name;
    const type = typeFromAST(schema, node as never);
    if (!isInputType(type) || (variables[name] === undefined && defaultValue !== undefined)) continue;
    const found: CampoNonValido[] = [];
    verify(variables[name], type, [], found);
    if (found.length === 0) continue;
    places ??= placesOfVariables(document);
    const place = places.get(name) ?? [name];
    wrong.push(...found.map(({ percorso, messaggio }) => ({ percorso: [...place, ...percorso], messaggio })));
  }
  return [...wrong, ...nullsWhereNoneMayBe(schema, document, operation, variables)];
}

/**
 * The variables that are null where the graph takes no null but has a default. The document is valid, since the variable may be
 * left out; a null is refused only when the field is resolved, deep in a subgraph.
 */
function nullsWhereNoneMayBe(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): CampoNonValido[] {
  const mayBeNull = variableDefinitions.filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE);
  const nulls = new Set(
    mayBeNull.map(({ variable }) => variable.name.value).filter((name) => variables[name] === null),
  );
  if (nulls.size === 0) return [];
  const wrong: CampoNonValido[] = [];
  const types = new TypeInfo(schema);
  const above: string[] = [];
  const nested = {
    enter: ({ name }: { name: { value: string } }) => void above.push(name.value),
    leave: () => void above.pop(),
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      Argument: nested,
      ObjectField: nested,
      Variable: ({ name }) => {
        if (nulls.has(name.value) && isNonNullType(types.getInputType()))
          wrong.push({ percorso: [...above], messaggio: MISSING });
      },
    }),
  );
  return wrong;
}

/** The values that a document holds itself and that are of another type than the graph expects, and those that it lacks, by their arguments. */
export function wrongLiterals(schema: GraphQLSchema, document: DocumentNode): CampoNonValido[] {
  const wrong: CampoNonValido[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ arguments: given = [] }) => {
        for (const argument of types.getFieldDef()?.args ?? [])
          if (isRequiredArgument(argument) && !given.some(({ name }) => name.value === argument.name))
            wrong.push({ percorso: [argument.name], messaggio: MISSING });
      },
      Argument: ({ name, value }) => {
        const type = types.getArgument()?.type;
        if (type) verifyNode(value, type, [name.value], wrong);
      },
      VariableDefinition: ({ variable, defaultValue }) => {
        const type = types.getInputType();
        if (type && defaultValue) verifyNode(defaultValue, type, [variable.name.value], wrong);
      },
    }),
  );
  return wrong;
}

/** Where each variable is used first: the argument, and the fields of the input that the document holds. */
function placesOfVariables(document: DocumentNode): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  const above: string[] = [];
  const nested = {
    enter: ({ name }: { name: { value: string } }) => void above.push(name.value),
    leave: () => void above.pop(),
  };
  visit(document, {
    VariableDefinition: () => false,
    Argument: nested,
    ObjectField: nested,
    Variable: ({ name }) => {
      if (!places.has(name.value)) places.set(name.value, [...above]);
    },
  });
  return places;
}

type Found = CampoNonValido[];

function verify(value: unknown, type: GraphQLInputType, percorso: readonly string[], wrong: Found): void {
  if (isNonNullType(type)) {
    if (value === undefined || value === null) wrong.push({ percorso, messaggio: MISSING });
    else verify(value, type.ofType as GraphQLInputType, percorso, wrong);
    return;
  }
  if (value === undefined || value === null) return;
  if (isListType(type)) {
    const item = type.ofType as GraphQLInputType;
    if (!Array.isArray(value)) verify(value, item, percorso, wrong);
    else value.forEach((element, index) => verify(element, item, [...percorso, String(index)], wrong));
    return;
  }
  if (!isInputObjectType(type)) return parseOr(wrong, percorso, type, () => type.parseValue(value));
  if (typeof value !== 'object' || Array.isArray(value)) return notFields(percorso, wrong);
  const given = value as Readonly<Record<string, unknown>>;
  const fields = type.getFields();
  for (const field of Object.values(fields)) {
    if (given[field.name] !== undefined) verify(given[field.name], field.type, [...percorso, field.name], wrong);
    else if (isRequiredInputField(field)) wrong.push({ percorso: [...percorso, field.name], messaggio: MISSING });
  }
  unknownFields(Object.keys(given), fields, percorso, wrong);
}

function verifyNode(node: ValueNode, type: GraphQLInputType, percorso: readonly string[], wrong: Found): void {
  if (node.kind === Kind.VARIABLE) return;
  if (isNonNullType(type)) {
    if (node.kind === Kind.NULL) wrong.push({ percorso, messaggio: MISSING });
    else verifyNode(node, type.ofType as GraphQLInputType, percorso, wrong);
    return;
  }
  if (node.kind === Kind.NULL) return;
  if (isListType(type)) {
    const item = type.ofType as GraphQLInputType;
    if (node.kind !== Kind.LIST) verifyNode(node, item, percorso, wrong);
    else node.values.forEach((element, index) => verifyNode(element, item, [...percorso, String(index)], wrong));
    return;
  }
  if (!isInputObjectType(type)) return parseOr(wrong, percorso, type, () => type.parseLiteral(node, undefined));
  if (node.kind !== Kind.OBJECT) return notFields(percorso, wrong);
  const given = new Map(node.fields.map(({ name, value }) => [name.value, value]));
  const fields = type.getFields();
  for (const field of Object.values(fields)) {
    const value = given.get(field.name);
    if (value !== undefined) verifyNode(value, field.type, [...percorso, field.name], wrong);
    else if (isRequiredInputField(field)) wrong.push({ percorso: [...percorso, field.name], messaggio: MISSING });
  }
  unknownFields([...given.keys()], fields, percorso, wrong);
}

function notFields(percorso: readonly string[], wrong: Found): void {
  wrong.push({ percorso, messaggio: 'Sono attesi dei campi, non un valore solo' });
}

function unknownFields(given: readonly string[], known: object, percorso: readonly string[], wrong: Found): void {
  for (const name of given)
    if (!Object.hasOwn(known, name))
      wrong.push({ percorso: [...percorso, name], messaggio: 'Non è un campo previsto' });
}

function parseOr(
  wrong: Found,
  percorso: readonly string[],
  type: GraphQLEnumType | GraphQLScalarType,
  parse: () => unknown,
): void {
  let own = 'Non è un valore ammesso';
  try {
    if (parse() !== undefined) return;
  } catch (error) {
    // A scalar of the project says in Italian what it takes.
    if (error instanceof Error) own = error.message;
  }
  const values = isEnumType(type)
    ? `Uno fra: ${type
        .getValues()
        .map(({ name }) => name)
        .join(', ')}`
    : undefined;
  wrong.push({ percorso, messaggio: values ?? SCALARS[type.name] ?? own });
}
