// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The rows of docs/traceability.md, cell by cell. */
const rows = readFileSync(join(ROOT, 'docs', 'traceability.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const paths = (cell = ''): string[] =>
  [...cell.matchAll(/`((?:apps|libs|tools|docs)\/[^`]+)`/g)].map(([, path]) => path ?? '');

test('every row has its article, its rule, its code and its test', () => {
  expect(rows.length).toBeGreaterThan(200);
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ''))).toEqual([]);
});

test('no rule stands twice', () => {
  const rules = rows.map(([, rule]) => rule);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});

test('what a row names is there', () => {
  const named = rows.flatMap(([, , code, shown]) => [...paths(code), ...paths(shown)]);
  expect([...new Set(named)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('a row that is not open names a test', () => {
  expect(
    rows.filter(([, , , shown]) => shown !== 'open' && !paths(shown).some((path) => path.endsWith('.test.ts'))),
  ).toEqual([]);
});
