// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolario, vocabolarioDi } from './vocabolario.ts';

const canali = vocabolarioDi('prova', [
  { codice: 'FAX', nome: 'Fax', dal: '2000-01-01', al: '2019-12-31' },
  { codice: 'POSTA', nome: 'Posta', dal: '2000-01-01', al: '2009-12-31' },
  { codice: 'POSTA', nome: 'Posta ordinaria', dal: '2010-01-01' },
  { codice: 'CHAT', nome: 'Chat', dal: '2030-01-01' },
]);

test('offers on a day the entries in use that day, first and last day included', () => {
  const nomi = (giorno: string) => canali.valide(giorno).map(({ nome }) => nome);
  expect(nomi('1999-12-31')).toEqual([]);
  expect(nomi('2000-01-01')).toEqual(['Fax', 'Posta']);
  expect(nomi('2019-12-31')).toEqual(['Fax', 'Posta ordinaria']);
  expect(nomi('2020-01-01')).toEqual(['Posta ordinaria']);
});

test('a code means on a day what it meant that day', () => {
  expect(canali.voce('POSTA', '2009-12-31')?.nome).toBe('Posta');
  expect(canali.voce('POSTA', '2010-01-01')?.nome).toBe('Posta ordinaria');
  expect(canali.voce('FAX', '2020-01-01')).toBeUndefined();
  expect(canali.voce('CHAT', '2029-12-31')).toBeUndefined();
});

test('a code keeps its meaning for old records', () => {
  expect(canali.voce('FAX')?.nome).toBe('Fax');
  expect(canali.voce('POSTA')?.nome).toBe('Posta ordinaria');
  expect(canali.voce('PICCIONE')).toBeUndefined();
});

test('lists every code once, in the order of the list', () => {
  expect(canali.codici).toEqual(['FAX', 'POSTA', 'CHAT']);
  expect(
    vocabolario('prova', '2000-01-01', [
      ['B', 'b'],
      ['A', 'a'],
    ]).codici,
  ).toEqual(['B', 'A']);
});

test('a list that gives a code two meanings on one day is refused', () => {
  const doppia = [
    { codice: 'A', nome: 'nuova', dal: '2010-01-01' },
    { codice: 'A', nome: 'vecchia', dal: '2000-01-01', al: '2010-01-01' },
  ];
  expect(() => vocabolarioDi('prova', doppia)).toThrow(/A has two entries on 2010-01-01/);
  expect(() =>
    vocabolario('prova', '2000-01-01', [
      ['A', 'a'],
      ['A', 'b'],
    ]),
  ).toThrow();
});
