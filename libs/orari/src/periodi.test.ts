// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { estremi, giornoRoma, periodoDi, vale } from './periodi.ts';

const giorni = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((data) => data.toISOString().slice(0, 10));
const giornoPrima = (giorno: string): string => new Date(Date.parse(giorno) - 86_400_000).toISOString().slice(0, 10);

test('each period of a day contains that day and its own first and last day', () => {
  fc.assert(
    fc.property(giorni, (giorno) => {
      for (const [nome, periodo] of Object.entries(periodoDi(giorno))) {
        const { dal, al } = estremi(periodo) ?? { dal: '', al: '' };
        expect(dal <= giorno && giorno < al).toBe(true);
        expect(periodoDi(dal)).toHaveProperty(nome, periodo);
        expect(periodoDi(giornoPrima(al))).toHaveProperty(nome, periodo);
        expect(periodoDi(al)).not.toHaveProperty(nome, periodo);
      }
    }),
  );
});

test.each([
  ['2026', '2026-01-01', '2027-01-01'],
  ['2026-Q1', '2026-01-01', '2026-04-01'],
  ['2026-Q4', '2026-10-01', '2027-01-01'],
  ['2026-M02', '2026-02-01', '2026-03-01'],
  ['2026-M12', '2026-12-01', '2027-01-01'],
])('%s goes from %s until before %s', (periodo, dal, al) => {
  expect(estremi(periodo)).toEqual({ dal, al });
});

test.each([
  '',
  '26',
  '2026-',
  '2026-Q0',
  '2026-Q5',
  '2026-M00',
  '2026-M13',
  '2026-M1',
  '2026-10',
  '2026-Q1\n',
  'x2026',
])('%j is no period', (testo) => {
  expect(estremi(testo)).toBeNull();
});

test.each([
  ['2026-03-10T22:59:59Z', '2026-03-10'],
  ['2026-03-10T23:00:00Z', '2026-03-11'],
  ['2026-07-01T21:59:59Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
  ['2026-12-31T23:00:00Z', '2027-01-01'],
])('%s is in Rome on %s', (istante, giorno) => {
  expect(giornoRoma(new Date(istante))).toBe(giorno);
});

test.each([
  [{ dal: '2026-03-02', al: '2026-03-04' }, [false, true, true, false]],
  [{ dal: '2026-03-02', al: null }, [false, true, true, true]],
  [{ dal: '2026-03-02' }, [false, true, true, true]],
])('%j holds from its first day to its last one', (giorni, attesi) => {
  expect(['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'].map((giorno) => vale(giorni, giorno))).toEqual(
    attesi,
  );
});
