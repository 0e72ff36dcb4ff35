// SPDX-License-Identifier: AGPL-3.0-or-later
import { posix } from 'node:path';
import type { Kind } from './mentions.ts';
import { inOrder, inWords, luoghiOf, type Luogo } from './regolamento.ts';
import type { Placed } from './sources.ts';

const HEAD = `# What the code says of the Regolamento

Written by \`npm run traceability\` from the articles that the code names. Change the code, not this file.

- **command** and **action**: what somebody does or reads, with this article in its declaration. Who may: \`apps/*/ruoli.md\`.
- **refusal**: the file that refuses by this article.
- **database**: a constraint or an exception of the database, in the file that puts it into words.
- **desk**: what awaits the coordinator. **indicator**: a figure.
`;

const KINDS: readonly Kind[] = ['command', 'action', 'refusal', 'database', 'desk', 'indicator'];

/**
 * The document of all mentions, under a heading for each place of the Regolamento, one line each.
 * @param from the folder of the document, from the root: links are relative to it
 * @throws Error for an article that the Regolamento does not have, naming the file that names it
 */
export function documentOf(mentions: readonly Placed[], from: string): string {
  const places = new Map<string, { luogo: Luogo; lines: Set<string>[] }>();
  for (const { kind, name, articolo, path } of mentions) {
    for (const luogo of luoghiIn(articolo, path)) {
      const place = places.get(inWords(luogo)) ?? { luogo, lines: KINDS.map(() => new Set<string>()) };
      const shown = kind === 'refusal' ? posix.basename(path) : name;
      place.lines[KINDS.indexOf(kind)]!.add(`- ${kind} [\`${shown}\`](${posix.relative(from, path)})`);
      places.set(inWords(luogo), place);
    }
  }
  const sections = [...places.values()]
    .sort((one, other) => inOrder(one.luogo, other.luogo))
    .map(({ luogo, lines }) => {
      const heading = inWords(luogo).replace(/^a/, 'A');
      return `\n## ${heading}\n\n${lines.flatMap((of) => [...of].sort()).join('\n')}\n`;
    });
  return HEAD + sections.join('');
}

function luoghiIn(articolo: string, path: string): Luogo[] {
  try {
    return luoghiOf(articolo);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
