// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder, luoghiOf } from './regolamento.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'traceability');
const LINK = /\[([^\]]+)\]/g;

/** The files that people write, one an article; code.md is written by the tool, and README.md is about them. */
const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'code.md' && name !== 'README.md')
  .map((name) => {
    const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n');
    return {
      name,
      article: /^art-(\d\d)\.md$/.exec(name)?.[1],
      lines,
      headings: lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3)),
      rules: lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2)),
      tests: lines.flatMap((line) => {
        const [, label, path] = /^\[([^\]]+)\]: (\S+)$/.exec(line) ?? [];
        return label === undefined || path === undefined ? [] : [{ label, path }];
      }),
    };
  });
const labelsOf = (rule: string): string[] => [...rule.matchAll(LINK)].map(([, label]) => label!);

test('each article of the Regolamento has its file', () => {
  const articles = documents.flatMap(({ article }) => (article === undefined ? [] : [Number(article)]));
  expect(articles).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
  expect(documents.flatMap(({ rules }) => rules).length).toBeGreaterThan(200);
});

test.each(documents.filter(({ article }) => article !== undefined))(
  '$name has a heading for each comma, in the order of the Regolamento',
  ({ article, headings }) => {
    const places = headings.map((heading) => luoghiOf(`art. ${Number(article)} ${heading}`)[0]!);
    expect(places).toEqual([...places].sort(inOrder));
    expect(new Set(headings).size).toBe(headings.length);
  },
);

test('the other articles that a rule names are in the Regolamento', () => {
  const others = documents.flatMap(({ rules }) =>
    rules.flatMap((rule) => /\(also (art\. [^)]+)\)/.exec(rule)?.[1] ?? []),
  );
  expect(others.length).toBeGreaterThan(20);
  expect(() => others.map(luoghiOf)).not.toThrow();
});

test('every rule is one line and names its test, or is open', () => {
  const unlike = ({ lines, rules }: (typeof documents)[number]): string[] => [
    ...lines.filter((line) => line.length > 160 || /^\s+\S/.test(line)),
    ...rules.filter((rule) => rule.startsWith('**open** ') === labelsOf(rule).length > 0),
  ];
  expect(documents.flatMap(unlike)).toEqual([]);
});

test('no rule stands twice', () => {
  const rules = documents.flatMap(({ rules: own }) => own.map((rule) => rule.replace(LINK, '').trim()));
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});

test.each(documents)('the tests that $name names are there, and no other is listed', ({ rules, tests }) => {
  const named = new Set(rules.flatMap(labelsOf));
  expect(tests.map(({ label }) => label).sort()).toEqual([...named].sort());
  const missing = tests.filter(({ path }) => !path.endsWith('.test.ts') || !existsSync(join(FOLDER, path)));
  expect(missing).toEqual([]);
});
