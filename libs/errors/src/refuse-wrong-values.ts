// SPDX-License-Identifier: AGPL-3.0-or-later
import { GraphQLError, Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { BadUserInput, type CampoNonValido } from './app-error.ts';
import { wrongLiterals, wrongVariables } from './wrong-values.ts';

/** The part of a request of Apollo Server that has been parsed. */
interface Parsed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
}
interface Resolved extends Parsed {
  readonly operation?: OperationDefinitionNode | null | undefined;
  readonly request: { readonly variables?: Readonly<Record<string, unknown>> | undefined };
}

/** Of a value: the places at which graphql-js reports a wrong one. */
const VALUES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** Of an argument that is not given, which is reported at its field, as other mistakes are. */
const REQUIRED = / argument .* is required, but it was not provided\.$/i;

/**
 * A plugin of Apollo Server that answers a value of a wrong type in the error model, in Italian and by its argument, whether it is
 * in the document or in a variable. graphql-js would answer in English, and by the variable.
 */
export const refuseWrongValues = {
  requestDidStart: () =>
    Promise.resolve({
      validationDidStart: ({ schema, document }: { schema: GraphQLSchema; document?: DocumentNode }) =>
        Promise.resolve((errors?: readonly Error[]) => {
          if (errors !== undefined && document !== undefined) replaceThoseOfValues(errors as Error[], schema, document);
          return Promise.resolve();
        }),
      didResolveOperation: ({ schema, document, operation, request: { variables = {} } }: Resolved) => {
        const wrong = operation ? wrongVariables(schema, document, operation, variables) : [];
        // Thrown at once: Apollo Server asks all plugins, and if the next one throws, nobody would take a promise that rejects. An
        // error that nobody takes ends the process.
        if (wrong.length > 0) throw inModel(wrong);
        return Promise.resolve();
      },
    }),
};

/** Apollo Server offers no other way to answer a failed validation than to change the list that it answers. */
function replaceThoseOfValues(errors: Error[], schema: GraphQLSchema, document: DocumentNode): void {
  const wrong = wrongLiterals(schema, document);
  if (wrong.length === 0) return;
  errors.splice(0, errors.length, ...errors.filter((error) => !isOfValue(error)), inModel(wrong));
}

/** A scalar may report a wrong value without its place: every other rule of validation tells the place. */
function isOfValue(error: Error): boolean {
  const [node] = (error instanceof GraphQLError ? error.nodes : undefined) ?? [];
  return node === undefined || VALUES.has(node.kind) || (node.kind === Kind.FIELD && REQUIRED.test(error.message));
}

function inModel(wrong: readonly CampoNonValido[]): GraphQLError {
  const originalError = new BadUserInput(wrong);
  return new GraphQLError(originalError.message, {
    originalError,
    extensions: { ...originalError.extensions, http: { status: 400 } },
  });
}
