// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

/** What is wrong with the operations of a folder against a graph, one line each. */
export function invalidOperations(folder: string, sdl: string): string[] {
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .flatMap((file) =>
      validate(schema, parse(readFileSync(join(folder, file), 'utf8'))).map(({ message }) => `${file}: ${message}`),
    );
}
