// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OPERATIONS = join(import.meta.dirname, '..', '..', '..', 'docs', 'operations.md');

/** The rows of the first table under a heading of docs/operations.md, as the texts of their cells. A test compares them with the code. */
export function operationsTable(heading: string): string[][] {
  const text = readFileSync(OPERATIONS, 'utf8');
  const begin = text.indexOf(`\n${heading}\n`);
  if (begin < 0) throw new Error(`docs/operations.md has no ${heading}`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(text.slice(begin)) ?? [];
  const [, , ...rows] = table.trimEnd().split('\n');
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}
