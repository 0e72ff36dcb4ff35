// SPDX-License-Identifier: AGPL-3.0-or-later
import { settimane } from './settimane.ts';
import type { Calendario } from './calendario.ts';

type Scoperto = NonNullable<Parameters<typeof settimane>[3]>[number];
const assenti = (dal: string, al: string): Scoperto => ({ dal, al, causa: 'OPERATORI_ASSENTI' });
const fascia = (giorno: number, dalle: string, alle: string) => ({ giorno, dalle, alle, validoDal: '2014-06-25' });
const orari = [fascia(1, '09:00', '11:00'), fascia(4, '09:00', '11:00')];
/** Monday 8 to Sunday 14 June 2026: no holiday in it. */
const una = (altro: Partial<Calendario> = {}, scoperti: Scoperto[] = []) =>
  settimane({ orari, ...altro }, '2026-06-10', '2026-06-10', scoperti)[0];

test('the week of any day is whole, from Monday to Sunday', () => {
  expect(una()).toEqual({
    dal: '2026-06-08',
    al: '2026-06-14',
    minutiOrario: 240,
    minutiAperti: 240,
    perdite: [],
    intera: true,
  });
  expect(settimane({ orari }, '2026-12-28', '2027-01-04').map(({ dal }) => dal)).toEqual(['2026-12-28', '2027-01-04']);
});

test.each<[string, Partial<Calendario>, Scoperto[], number, object[]]>([
  [
    'a closure',
    { variazioni: [{ dal: '2026-06-08', al: '2026-06-09', fasce: [], motivo: 'Lavori' }] },
    [],
    120,
    [{ giorno: '2026-06-08', causa: 'CHIUSURA', descrizione: 'Lavori', minuti: 120 }],
  ],
  [
    'shorter hours',
    {
      variazioni: [
        { dal: '2026-06-08', al: '2026-06-08', fasce: [{ dalle: '09:00', alle: '09:30' }], motivo: 'Riunione' },
      ],
    },
    [],
    150,
    [{ giorno: '2026-06-08', causa: 'ORARIO_VARIATO', descrizione: 'Riunione', minuti: 90 }],
  ],
  [
    'longer hours, which lose nothing',
    { variazioni: [{ dal: '2026-06-08', al: '2026-06-08', fasce: [{ dalle: '09:00', alle: '14:00' }] }] },
    [],
    420,
    [],
  ],
  [
    'the patron saint',
    { patrono: '06-11' },
    [],
    120,
    [{ giorno: '2026-06-11', causa: 'FESTIVITA', descrizione: 'Santo patrono', minuti: 120 }],
  ],
  ['a patron saint on a day without hours', { patrono: '06-10' }, [], 240, []],
  [
    'nobody there',
    {},
    [assenti('2026-06-01', '2026-06-10')],
    120,
    [{ giorno: '2026-06-08', causa: 'OPERATORI_ASSENTI', descrizione: '', minuti: 120 }],
  ],
  [
    'no operator with an incarico there, and from the next day on one who is absent',
    {},
    [{ dal: '2026-06-01', al: '2026-06-08', causa: 'SENZA_OPERATORI' }, assenti('2026-06-09', '2026-06-30')],
    0,
    [
      { giorno: '2026-06-08', causa: 'SENZA_OPERATORI', descrizione: '', minuti: 120 },
      { giorno: '2026-06-11', causa: 'OPERATORI_ASSENTI', descrizione: '', minuti: 120 },
    ],
  ],
  [
    'shorter hours, and nobody there',
    { variazioni: [{ dal: '2026-06-08', al: '2026-06-08', fasce: [{ dalle: '09:00', alle: '10:00' }], motivo: 'X' }] },
    [assenti('2026-06-08', '2026-06-08')],
    120,
    [
      { giorno: '2026-06-08', causa: 'ORARIO_VARIATO', descrizione: 'X', minuti: 60 },
      { giorno: '2026-06-08', causa: 'OPERATORI_ASSENTI', descrizione: '', minuti: 60 },
    ],
  ],
  [
    'nobody of the sede there, and an extraordinary opening',
    { straordinarie: [{ giorno: '2026-06-09', dalle: '15:00', alle: '17:00' }] },
    [assenti('2026-06-08', '2026-06-14')],
    120,
    [
      { giorno: '2026-06-08', causa: 'OPERATORI_ASSENTI', descrizione: '', minuti: 120 },
      { giorno: '2026-06-11', causa: 'OPERATORI_ASSENTI', descrizione: '', minuti: 120 },
    ],
  ],
  [
    'an extraordinary opening over the hours, counted once',
    { straordinarie: [{ giorno: '2026-06-08', dalle: '10:00', alle: '12:00' }] },
    [],
    300,
    [],
  ],
])('%s', (_nome, altro, scoperti, minutiAperti, perdite) => {
  expect(una(altro, scoperti)).toMatchObject({ minutiOrario: 240, minutiAperti, perdite });
});

test('open hours and lost hours add up to the weekly hours, without extraordinary openings', () => {
  const [estate] = settimane({ orari }, '2026-08-10', '2026-08-16');
  expect(estate).toMatchObject({ minutiOrario: 240, minutiAperti: 240 });
  for (const { minutiOrario, minutiAperti, perdite } of settimane(
    { orari, patrono: '02-14' },
    '2014-07-01',
    '2030-01-01',
  )) {
    expect(minutiAperti + perdite.reduce((somma, { minuti }) => somma + minuti, 0)).toBe(minutiOrario);
  }
});

test('a week in which the activity begins or ends counts only the days of activity', () => {
  expect(una({ attivaDal: '2026-06-09' })).toMatchObject({ minutiOrario: 120, minutiAperti: 120, intera: false });
  expect(una({ attivaAl: '2026-06-10' })).toMatchObject({ minutiOrario: 120, minutiAperti: 120, intera: false });
  expect(una({ attivaDal: '2026-06-08', attivaAl: '2026-06-14' })).toMatchObject({ intera: true });
});

test('the nights on which the clock changes are an hour shorter or an hour longer', () => {
  const notte = { orari: [fascia(7, '00:00', '24:00')] };
  const [marzo] = settimane(notte, '2026-03-29', '2026-03-29');
  const [ottobre] = settimane(notte, '2026-10-25', '2026-10-25');
  expect([marzo?.minutiAperti, ottobre?.minutiAperti]).toEqual([1_380, 1_500]);
});
