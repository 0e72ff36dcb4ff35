// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { verifyFasce } from './verifica-fasce.ts';

type Fascia = Parameters<typeof verifyFasce>[0][number];
const fascia = (giorno: number, dalle: string, alle: string, motivazione?: string): Fascia => ({
  giorno,
  dalle,
  alle,
  validoDal: '2026-01-01',
  motivazione,
});
const OGGI = [{ dal: '2014-06-25', valore: 4 }];
const articoli = (fasce: readonly Fascia[]): string[] => verifyFasce(fasce, OGGI).map(({ articolo }) => articolo);

test.each<[string, Fascia[], string[]]>([
  ['four hours on one day', [fascia(1, '09:00', '13:00')], []],
  ['four hours on two days', [fascia(1, '09:00', '11:00'), fascia(3, '15:00', '17:00')], []],
  ['two ranges that touch', [fascia(1, '09:00', '11:00'), fascia(1, '11:00', '13:00')], []],
  ['the same hours on two days', [fascia(1, '09:00', '13:00'), fascia(2, '09:00', '13:00')], []],
  ['a Saturday with its reason', [fascia(6, '09:00', '13:00', 'Mercato')], []],
  ['no hours', [], ['art. 5 c. 4']],
  ['a minute short of four hours', [fascia(1, '09:00', '12:59')], ['art. 5 c. 4']],
  ['a Saturday without a reason', [fascia(6, '09:00', '13:00')], ['art. 5 c. 3']],
  ['a Sunday with a blank one', [fascia(7, '09:00', '13:00', '  ')], ['art. 5 c. 3']],
  ['ranges that overlap', [fascia(1, '09:00', '12:00'), fascia(1, '11:59', '14:00')], ['art. 5 c. 3']],
  ['ranges that overlap, given backwards', [fascia(1, '11:00', '14:00'), fascia(1, '09:00', '12:00')], ['art. 5 c. 3']],
  [
    'a long range over two others',
    [fascia(1, '08:00', '18:00'), fascia(1, '09:00', '10:00'), fascia(1, '11:00', '12:00')],
    ['art. 5 c. 3', 'art. 5 c. 3'],
  ],
  ['the same range twice', [fascia(1, '09:00', '13:00'), fascia(1, '09:00', '13:00')], ['art. 5 c. 3']],
  ['an end before its beginning', [fascia(1, '13:00', '09:00'), fascia(2, '09:00', '19:00')], ['art. 5 c. 3']],
  ['a beginning that is its end', [fascia(1, '09:00', '09:00'), fascia(2, '09:00', '13:00')], ['art. 5 c. 3']],
  ['several wrongs at once', [fascia(6, '09:00', '10:00')], ['art. 5 c. 3', 'art. 5 c. 4']],
])('%s', (_, fasce, expected) => {
  expect(articoli(fasce)).toEqual(expected);
});

test('how many hours are there is told in Italian', () => {
  expect(verifyFasce([fascia(1, '09:00', '12:30')], OGGI)[0]?.messaggio).toContain('prevede 3 ore e 30 minuti');
});

describe('a minimum that rises from a day on', () => {
  const CHE_SALE = [...OGGI, { dal: '2027-01-04', valore: 4.5 }, { dal: '2028-01-03', valore: 6 }];
  const ore = (alle: string, validoDal: string, validoAl?: string): Fascia => ({
    ...fascia(1, '09:00', alle),
    validoDal,
    validoAl,
  });
  test.each<[string, Fascia[], string | undefined]>([
    [
      'is demanded of hours that go on after its first day',
      [ore('14:00', '2026-12-14')],
      'almeno 6 ore di apertura settimanali dal giorno 3 gennaio 2028',
    ],
    ['is not demanded of hours that end the day before', [ore('13:30', '2026-12-14', '2028-01-02')], undefined],
    [
      'is demanded of hours that end on its first day',
      [ore('13:30', '2026-12-14', '2028-01-03')],
      'dal giorno 3 gennaio 2028',
    ],
    [
      'is told, of several that are broken, for the earliest day',
      [ore('13:00', '2026-12-14')],
      'almeno 4 ore e 30 minuti di apertura settimanali dal giorno 4 gennaio 2027',
    ],
    [
      'is not that of an earlier day',
      [ore('13:00', '2027-01-04')],
      "almeno 4 ore e 30 minuti di apertura settimanali: l'orario ne prevede 4 ore, mancano 30 minuti",
    ],
    [
      'is told in the singular of one hour',
      [ore('12:30', '2027-01-04')],
      "l'orario ne prevede 3 ore e 30 minuti, manca 1 ora",
    ],
    ['and of one minute', [ore('13:29', '2027-01-04')], "l'orario ne prevede 4 ore e 29 minuti, manca 1 minuto"],
    [
      'is reached by hours that rise with it',
      [ore('13:30', '2026-12-14', '2028-01-02'), ore('15:00', '2028-01-03')],
      undefined,
    ],
    ['is not demanded before the first minimum', [ore('10:00', '2014-01-01', '2014-06-24')], undefined],
  ])('%s', (_nome, fasce, messaggio) => {
    const [problema] = verifyFasce(fasce, CHE_SALE);
    if (messaggio === undefined) expect(problema).toBeUndefined();
    else expect(problema?.messaggio).toContain(messaggio);
  });
});

test('the order in which hours are given makes no difference', () => {
  const quarto = fc.integer({ min: 0, max: 95 }).map((numero) => numero * 15);
  const ora = (minuti: number): string =>
    `${String(Math.floor(minuti / 60)).padStart(2, '0')}:${String(minuti % 60).padStart(2, '0')}`;
  const fasce = fc.array(
    fc
      .record({ giorno: fc.integer({ min: 1, max: 7 }), dalle: quarto, alle: quarto })
      .filter(({ dalle, alle }) => dalle < alle)
      .map(({ giorno, dalle, alle }) => fascia(giorno, ora(dalle), ora(alle), 'Mercato')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fasce, (una) => {
      expect(verifyFasce(una, OGGI).length === 0).toBe(verifyFasce([...una].reverse(), OGGI).length === 0);
    }),
  );
});
