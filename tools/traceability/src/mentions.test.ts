// SPDX-License-Identifier: AGPL-3.0-or-later
import ts from 'typescript';
import { constantsOf, mentionsOf, type Mention } from './mentions.ts';

function read(source: string, path = 'sede.ts', imported: [string, string][] = []): Mention[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  return mentionsOf(file, new Map([...imported, ...constantsOf(file)]));
}

test('a command is listed by the name of its method', () => {
  expect(read("class C { @Command(() => Sede, { articolo: 'art. 5 c. 1', ammessi: [] }) cessaSede() {} }")).toEqual([
    { kind: 'command', name: 'cessaSede', articolo: 'art. 5 c. 1' },
  ]);
});

test('an action is listed by its name', () => {
  expect(read("export const a = defineAzione('sede.leggi', { articolo: 'art. 5' });")).toEqual([
    { kind: 'action', name: 'sede.leggi', articolo: 'art. 5' },
  ]);
});

test('an item of the desk and an indicator are listed by their codes', () => {
  expect(
    read(`const fonte = { tipo: 'SEDE_CHIUSA', articolo: 'art. 5 c. 1', oggetto: 'Sede' };
      const indicatore = { codice: 'SEDI', articolo: '5.1', numeratore: 'count(*)' };`),
  ).toEqual([
    { kind: 'desk', name: 'SEDE_CHIUSA', articolo: 'art. 5 c. 1' },
    { kind: 'indicator', name: 'SEDI', articolo: '5.1' },
  ]);
});

test('a refusal is listed by its file, its article written there, in a constant or in an imported one', () => {
  const articles = read(
    `const ORARI = 'art. 5 c. 3';
      throw new RuleViolation('art. 5 c. 1', 'No');
      throw new RuleViolation(ORARI, 'No');
      throw new RuleViolation(ALTROVE, 'No');
      throw new RuleViolation(problema.articolo, 'No');
      const problema = { articolo: 'art. 5 c. 4', messaggio };`,
    'sede.ts',
    [['ALTROVE', 'art. 6 c. 2']],
  );
  expect(articles.map(({ kind, name }) => `${kind} ${name}`)).toEqual(Array(4).fill('refusal sede.ts'));
  expect(articles.map(({ articolo }) => articolo)).toEqual([
    'art. 5 c. 1',
    'art. 5 c. 3',
    'art. 6 c. 2',
    'art. 5 c. 4',
  ]);
});

test('an article that is neither a text nor a constant is refused', () => {
  expect(() => read("throw new RuleViolation(articoloDi(sede), 'No');")).toThrow('articoloDi(sede)');
});

test('a constraint is listed when the part refuses by an article, itself or by a function', () => {
  expect(
    read(
      `const regola = (testo) => () => new RuleViolation('art. 5 c. 2', testo);
      export const part = { rules: {
        sede_una: () => new RuleViolation('art. 5 c. 1', 'No'),
        sede_standard: regola('No'),
        sede_altrove,
        sede_doppia: () => new Conflict('Riprova'),
      } };`,
      'sede.part.ts',
      [['sede_altrove', 'art. 5 c. 3']],
    ),
  ).toEqual([
    { kind: 'database', name: 'sede_una', articolo: 'art. 5 c. 1' },
    { kind: 'database', name: 'sede_standard', articolo: 'art. 5 c. 2' },
    { kind: 'database', name: 'sede_altrove', articolo: 'art. 5 c. 3' },
  ]);
});
