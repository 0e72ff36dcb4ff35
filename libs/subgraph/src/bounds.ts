// SPDX-License-Identifier: AGPL-3.0-or-later
import { ArrayMaxSize } from 'class-validator';
import {
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { Directive } from 'type-graphql';

/**
 * How many elements a list may hold at most: `@AtMost(500)`, above `@Field`, `@FieldResolver`, `@Query` or `@Mutation`. The gateway
 * computes the cost of an answer with it. A longer list in an input is refused; the decorator does not cut the list of an answer,
 * which the database, an input or the arguments of the field keep within its bound.
 */
export function AtMost(size: number): MethodDecorator & PropertyDecorator {
  const directive = Directive(`@listSize(assumedSize: ${size}, requireOneSlicingArgument: false)`);
  return (target: object, property: string | symbol, descriptor?: PropertyDescriptor) => {
    (directive as MethodDecorator & PropertyDecorator)(target, property, descriptor as never);
    if (descriptor === undefined) ArrayMaxSize(size)(target, property as string);
  };
}

/** The bound of every field that answers with a connection: a page is as long as `first` says. */
const PAGE = directiveOf(
  '@listSize(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)',
);

/** A field, or a value of an input or among the arguments of a field. */
type Member = FieldDefinitionNode | InputValueDefinitionNode;

/**
 * Puts the bound of a page on every field that answers with a connection, so that nobody declares it by hand.
 * @throws Error naming each list that has no bound and is not the `edges` of a connection, in inputs and arguments too: the
 * service then does not start
 */
export function withBounds(document: DocumentNode): DocumentNode {
  const unbounded: string[] = [];
  const requireBounds = (owner: string, members: readonly Member[] = []): void => {
    for (const { type, name, directives = [] } of members)
      if (isList(type) && !directives.some(isBound)) unbounded.push(`${owner}.${name.value}`);
  };
  const bounded = visit(document, {
    InputObjectTypeDefinition: ({ name, fields }) => requireBounds(name.value, fields),
    // The directive is one of fields: what an input holds is validated. It is taken away after the input was looked at.
    InputValueDefinition: {
      leave: (input) => ({ ...input, directives: input.directives?.filter((one) => !isBound(one)) ?? [] }),
    },
    ObjectTypeDefinition(type): ObjectTypeDefinitionNode {
      const fields = type.fields ?? [];
      requireBounds(
        type.name.value,
        fields.filter(({ name }) => !(isConnection(type.name.value) && name.value === 'edges')),
      );
      for (const field of fields) requireBounds(`${type.name.value}.${field.name.value}`, field.arguments);
      return {
        ...type,
        fields: fields.map((field) => (isConnection(typeNameOf(field.type)) ? withPage(field) : field)),
      };
    },
  });
  if (unbounded.length > 0)
    throw new Error(
      `Lists without @AtMost that are no connection, so the service does not start: ${unbounded.join(', ')}`,
    );
  return bounded;
}

function withPage(field: FieldDefinitionNode): FieldDefinitionNode {
  return { ...field, directives: [...(field.directives ?? []), PAGE] };
}

function isBound({ name }: ConstDirectiveNode): boolean {
  return name.value === PAGE.name.value;
}

/** Whether a type is a connection, by the name that `connectionOf` gives. */
function isConnection(type: string): boolean {
  return type.endsWith('Connection');
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function typeNameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type);
}

/** Parses a directive through a document, since graphql-js has no parser for a directive alone. */
export function directiveOf(text: string): ConstDirectiveNode {
  const [definition] = parse(`scalar Bearer ${text}`, { noLocation: true }).definitions;
  const [directive] = definition?.kind === Kind.SCALAR_TYPE_DEFINITION ? (definition.directives ?? []) : [];
  if (directive === undefined) throw new Error(`No directive: ${text}`);
  return directive;
}
