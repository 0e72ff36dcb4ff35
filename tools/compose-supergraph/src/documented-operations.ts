// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, print, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

/** The errors of the operations of a folder against a graph, and the root fields without an operation; one line each. */
export function documentationProblems(folder: string, sdl: string): string[] {
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  const documents = documentsOf(folder);
  const invalid = documents.flatMap(({ file, document }) =>
    validate(schema, document).map(({ message }) => `${file}: ${message}`),
  );
  const shown = new Set(documents.flatMap(({ document }) => rootFieldsOf(document)));
  return [
    ...invalid,
    ...rootFields(schema)
      .filter((field) => !shown.has(field))
      .map((field) => `${field} has no example`),
  ];
}

/** All operations of a folder in one text, without their comments. */
export function documentedOperations(folder: string): string {
  return documentsOf(folder)
    .map(({ document }) => `${print(document)}\n`)
    .join('\n');
}

function documentsOf(folder: string): { file: string; document: DocumentNode }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({ file, document: parse(readFileSync(join(folder, file), 'utf8')) }));
}

function rootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name.toLowerCase()} ${name}`),
  );
}

function rootFieldsOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((selection) =>
          selection.kind === Kind.FIELD ? [`${definition.operation} ${selection.name.value}`] : [],
        )
      : [],
  );
}
