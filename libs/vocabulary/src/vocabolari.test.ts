// SPDX-License-Identifier: AGPL-3.0-or-later
import * as vocabolari from './index.ts';
import { vocabolarioDi } from './vocabolario.ts';

const { AREE_UTENZA, bisogni, bisogniValidi, bisogno, fasciaEta, NOMI_AREE, prestazioni, soglia } = vocabolari;
const OGGI = '2026-03-10';

describe('lists of codes', () => {
  test('each area of users has a name', () => {
    expect(Object.keys(NOMI_AREE)).toEqual([...AREE_UTENZA]);
  });

  test('each bisogno belongs to a known area, and each area has some', () => {
    const valide = bisogniValidi(OGGI);
    for (const { area } of valide) expect(AREE_UTENZA).toContain(area);
    expect(new Set(valide.map(({ area }) => area))).toEqual(new Set(AREE_UTENZA));
  });

  test('the prestazioni of SIUSS are 105', () => {
    const valide = prestazioni.valide(OGGI);
    expect(valide).toHaveLength(105);
    for (const { codice } of valide) expect(codice).toMatch(/^A\d(\.\d{2}){1,3}$/);
  });

  test.each([
    ['bisogni', bisogni.valide(OGGI)],
    ['prestazioni', prestazioni.valide(OGGI)],
  ])('among %s no code stands twice, nor a name without a word', (_, voci) => {
    expect(new Set(voci.map(({ codice }) => codice)).size).toBe(voci.length);
    for (const { nome } of voci) expect(nome.trim().length).toBeGreaterThan(2);
  });

  test('the other lists repeat no code', () => {
    for (const lista of Object.values(vocabolari).filter((valore) => Array.isArray(valore)))
      expect(new Set<string>(lista).size).toBe(lista.length);
  });

  test('a bisogno of a record is read by its code, one that never was is an error', () => {
    expect(bisogno('FAM_AFFIDO')).toMatchObject({ area: 'FAM', nome: 'Affidamento familiare' });
    expect(() => bisogno('FAM_ALTRO')).toThrow('FAM_ALTRO');
  });
});

describe('a list that changes', () => {
  const lista = vocabolarioDi('prova', [
    { codice: 'A', nome: 'Prima', dal: '2014-01-01', al: '2019-12-31' },
    { codice: 'B', nome: 'Dopo', dal: '2020-01-01' },
  ]);

  test.each([
    ['2013-12-31', []],
    ['2014-01-01', ['A']],
    ['2019-12-31', ['A']],
    ['2020-01-01', ['B']],
  ])('offers on %s %j', (giorno, codici) => {
    expect(lista.valide(giorno).map(({ codice }) => codice)).toEqual(codici);
  });

  test('keeps the meaning of old records', () => {
    expect(lista.voce('A')?.nome).toBe('Prima');
    expect(lista.voce('C')).toBeUndefined();
  });

  test('refuses the same code twice', () => {
    const voce = { codice: 'A', nome: 'Prima', dal: '2014-01-01' };
    expect(() => vocabolarioDi('prova', [voce, voce])).toThrow('A code stands twice in prova');
  });
});

test.each([
  ['2026-03-10', '0-5'],
  ['2020-03-11', '0-5'],
  ['2020-03-10', '6-13'],
  ['2012-03-11', '6-13'],
  ['2012-03-10', '14-17'],
  ['2008-03-11', '14-17'],
  ['2008-03-10', '18-34'],
  ['1991-03-11', '18-34'],
  ['1991-03-10', '35-49'],
  ['1976-03-11', '35-49'],
  ['1976-03-10', '50-64'],
  ['1961-03-11', '50-64'],
  ['1961-03-10', '65-79'],
  ['1946-03-11', '65-79'],
  ['1946-03-10', '80+'],
  ['1910-01-01', '80+'],
])('who was born on %s is in the band %s on 10 March 2026', (nascita, fascia) => {
  expect(fasciaEta(nascita, OGGI)).toBe(fascia);
});

test('who was born on 29 February grows older on 1 March', () => {
  expect(fasciaEta('2008-02-29', '2026-02-28')).toBe('14-17');
  expect(fasciaEta('2008-02-29', '2026-03-01')).toBe('18-34');
});

describe('thresholds of the provisions', () => {
  test.each([
    ['ORE_SETTIMANALI_SEDE', OGGI, 4],
    ['ORE_SETTIMANALI_SEDE', '2014-06-25', 4],
    ['RESIDENTI_PER_OPERATORE', OGGI, 10_000],
    ['LEPS_MINIMO', OGGI, 6_500],
    ['LEPS_OBIETTIVO', '2021-01-01', 5_000],
    ['LEPS_MASSIMO', OGGI, 4_000],
    ['PERSONE_PER_CELLA', OGGI, 3],
  ] as const)('%s on %s is %d', (nome, giorno, valore) => {
    expect(soglia(nome, giorno)).toBe(valore);
  });

  test.each([
    ['ORE_SETTIMANALI_SEDE', '2014-06-24'],
    ['LEPS_MINIMO', '2020-12-31'],
  ] as const)('%s was not in force on %s', (nome, giorno) => {
    expect(() => soglia(nome, giorno)).toThrow(nome);
  });
});
