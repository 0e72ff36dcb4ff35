// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { luoghiOf } from './regolamento.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The rows of docs/glossary.md: word, meaning, articles, folders. */
const rows = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim()));

test('each word stands once, in the order of the alphabet', () => {
  const words = rows.map(([word]) => word!);
  expect(words.length).toBeGreaterThan(100);
  expect(words).toEqual([...new Set(words)].sort(new Intl.Collator('it', { ignorePunctuation: true }).compare));
});

test('the articles that ground a word are in the Regolamento', () => {
  const articles = rows.flatMap(([, , cell]) => cell!.split(/, (?=\d)/).filter((text) => text !== ''));
  expect(articles.length).toBeGreaterThan(100);
  expect(() => articles.map((text) => luoghiOf(/^\d+$/.test(text) ? `art. ${text}` : text))).not.toThrow();
});

test('the folder in which a word lives is there', () => {
  const paths = rows.flatMap(([, , , cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!));
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
