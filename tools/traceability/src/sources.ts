// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { constantsOf, mentionsOf, type Mention } from './mentions.ts';

/** What is built beside the services for tests and for demonstration data. */
const NOT_SERVED = /^demo\/|(?:^|\/)testing(?:\/|\.ts$)/;

/** A place of the code that names an article, with its file, from the root of the repository. */
export interface Placed extends Mention {
  readonly path: string;
}

/** Every place of the services and libraries under a root that names an article; tests and demonstration data name none. */
export function placedMentions(root: string): Placed[] {
  const { exclude } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8')) as { exclude: readonly string[] };
  const left = new RegExp([...exclude, NOT_SERVED.source].join('|'));
  const files = new Map(
    ['apps', 'libs']
      .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name, parentPath }) => sourcesIn(join(parentPath, name, 'src'), left))
      .map((path) => {
        const named = posix.relative(root, path);
        return [named, ts.createSourceFile(named, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)] as const;
      }),
  );
  const constants = new Map([...files].map(([path, file]) => [path, new Map(constantsOf(file))]));
  return [...files].flatMap(([path, file]) =>
    mentionsOf(file, new Map([...importedBy(file, constants), ...constants.get(path)!])).map((mention) => ({
      ...mention,
      path,
    })),
  );
}

/** The sources in a folder but those whose path in it matches `left`. */
function sourcesIn(folder: string, left: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !left.test(path))
    .sort()
    .map((path) => join(folder, path));
}

/** The constants that a file imports from files of its own project, by the names that it gives them. */
function importedBy(
  file: ts.SourceFile,
  constants: ReadonlyMap<string, ReadonlyMap<string, string>>,
): [string, string][] {
  return file.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
    const bindings = importClause?.namedBindings;
    if (!ts.isStringLiteral(moduleSpecifier) || bindings === undefined || !ts.isNamedImports(bindings)) return [];
    const from = constants.get(posix.join(posix.dirname(file.fileName), moduleSpecifier.text));
    return bindings.elements.flatMap(({ name, propertyName }): [string, string][] => {
      const value = from?.get((propertyName ?? name).text);
      return value === undefined ? [] : [[name.text, value]];
    });
  });
}
