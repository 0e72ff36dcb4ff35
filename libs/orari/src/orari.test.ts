// SPDX-License-Identifier: AGPL-3.0-or-later
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { apertaAlle, aperture, prossimaApertura } from './calendario.ts';
import { minutiSettimanali, type FasciaOraria } from './orari.ts';
import { giornoRoma } from './periodi.ts';

const DAL = '2014-06-25';
const fascia = (giorno: number, dalle: string, alle: string, altro: Partial<FasciaOraria> = {}): FasciaOraria => ({
  giorno,
  dalle,
  alle,
  validoDal: DAL,
  ...altro,
});

/** Monday and Wednesday morning, Thursday afternoon. */
const SETTIMANA = [fascia(1, '09:00', '12:00'), fascia(3, '09:00', '12:00'), fascia(4, '15:00', '17:00')];

describe('an ordinary week', () => {
  test.each([
    ['2026-03-09T07:59:59.999Z', false],
    ['2026-03-09T08:00:00Z', true],
    ['2026-03-09T10:59:59.999Z', true],
    ['2026-03-09T11:00:00Z', false],
    ['2026-03-10T09:00:00Z', false],
    ['2026-03-12T14:30:00Z', true],
    // In summer Rome is two hours ahead of UTC.
    ['2026-07-06T07:00:00Z', true],
    ['2026-07-06T10:00:00Z', false],
    // A day before the hours are valid.
    ['2014-06-23T08:00:00Z', false],
  ])('at %s open: %s', (istante, aperta) => {
    expect(apertaAlle({ orari: SETTIMANA }, new Date(istante))).toBe(aperta);
  });

  test('the next opening begins after now', () => {
    const adesso = new Date('2026-03-09T08:00:00Z');
    expect(prossimaApertura({ orari: SETTIMANA }, adesso)).toEqual(new Date('2026-03-11T08:00:00Z'));
  });

  test('hours until midnight end with the day', () => {
    const sera = [fascia(5, '20:00', '24:00')];
    expect(apertaAlle({ orari: sera }, new Date('2026-03-13T22:59:59Z'))).toBe(true);
    expect(apertaAlle({ orari: sera }, new Date('2026-03-13T23:00:00Z'))).toBe(false);
  });

  test('a sede without hours has no opening', () => {
    const adesso = new Date('2026-03-09T08:00:00Z');
    expect(apertaAlle({ orari: [] }, adesso)).toBe(false);
    expect(prossimaApertura({ orari: [] }, adesso)).toBeNull();
    expect(aperture({ orari: [] }, '2026-03-01', '2026-03-31')).toEqual([]);
  });

  test('new hours follow hours that are no longer valid', () => {
    const cambia = [
      fascia(1, '09:00', '13:00', { validoAl: '2026-03-09' }),
      fascia(1, '14:00', '18:00', { validoDal: '2026-03-10', validoAl: null }),
    ];
    expect(prossimaApertura({ orari: cambia }, new Date('2026-03-09T12:00:00Z'))).toEqual(
      new Date('2026-03-16T13:00:00Z'),
    );
    expect(minutiSettimanali(cambia, '2026-03-09')).toBe(240);
    expect(minutiSettimanali(cambia, '2026-03-10')).toBe(240);
    expect(minutiSettimanali(cambia, '2014-01-01')).toBe(0);
  });
});

test.each([
  [SETTIMANA, 480],
  [[], 0],
  [[fascia(1, '00:00', '24:00')], 1_440],
  [[fascia(1, '09:00', '09:30'), fascia(1, '10:00', '10:45')], 75],
])('minutes a week', (fasce, minuti) => {
  expect(minutiSettimanali(fasce, '2026-03-09')).toBe(minuti);
});

describe('when the clock changes', () => {
  // The last Sunday of March has no hour from 2 to 3; the last Sunday of October has it twice.
  test('an opening over the missing hour is an hour shorter', () => {
    const notte = [fascia(7, '01:00', '05:00')];
    const [una] = aperture({ orari: notte }, '2026-03-29', '2026-03-29');
    expect(una).toEqual({ dalle: new Date('2026-03-29T00:00:00Z'), alle: new Date('2026-03-29T03:00:00Z') });
  });

  test('an opening over the hour that comes twice is an hour longer', () => {
    const notte = [fascia(7, '01:00', '05:00')];
    const [una] = aperture({ orari: notte }, '2026-10-25', '2026-10-25');
    expect(una).toEqual({ dalle: new Date('2026-10-24T23:00:00Z'), alle: new Date('2026-10-25T04:00:00Z') });
  });

  const ore = fc.integer({ min: 0, max: 95 }).map((quarto) => quarto * 15);
  const orario = (minuti: number): string =>
    `${String(Math.floor(minuti / 60)).padStart(2, '0')}:${String(minuti % 60).padStart(2, '0')}`;
  const settimane = fc.array(
    fc
      .record({ giorno: fc.integer({ min: 1, max: 7 }), dalle: ore, durata: fc.integer({ min: 15, max: 600 }) })
      .map(({ giorno, dalle, durata }) => fascia(giorno, orario(dalle), orario(Math.min(dalle + durata, 1_440)))),
    { minLength: 1, maxLength: 6 },
  );
  const cambi = [2023, 2024, 2025, 2026, 2027].flatMap((anno) =>
    [2, 9].map((mese) => {
      const fine = new Date(Date.UTC(anno, mese + 1, 0, 1));
      return fine.getTime() - fine.getUTCDay() * 86_400_000;
    }),
  );
  const istanti = fc
    .tuple(fc.constantFrom(...cambi), fc.integer({ min: -4 * 1_440, max: 4 * 1_440 }))
    .map(([cambio, minuti]) => new Date(cambio + minuti * 60_000));

  /** The time of a clock on a wall in Rome, by another library than the one under test. */
  const muro = (istante: Date): { giorno: number; minuti: number } => {
    const parti = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Rome',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(istante);
    const parte = (tipo: string): string => parti.find(({ type }) => type === tipo)?.value ?? '';
    return {
      giorno: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parte('weekday')) + 1,
      minuti: Number(parte('hour')) * 60 + Number(parte('minute')),
    };
  };
  const minutiDi = (ora: string): number => Number(ora.slice(0, 2)) * 60 + Number(ora.slice(3));

  /** Easter Monday may be the day after, by another library as well. Easter itself is a Sunday like the others. */
  const FESTIVI = new Set(
    [2023, 2024, 2025, 2026, 2027]
      .flatMap((anno) => new Holidays('IT').getHolidays(anno))
      .filter(({ type, name }) => type === 'public' && name !== 'Domenica di Pasqua')
      .map(({ date }) => date.slice(0, 10)),
  );

  test('a sede is open when the clock on the wall says so and the day is not a holiday', () => {
    const cambia = (istante: Date): boolean =>
      cambi.some((cambio) => giornoRoma(new Date(cambio)) === giornoRoma(istante));
    fc.assert(
      fc.property(settimane, istanti, (fasce, istante) => {
        const { giorno, minuti } = muro(istante);
        // For a range that begins or ends in the missing or repeated hour, the clock on the wall is ambiguous.
        const incerta = fasce.some(({ dalle, alle }) =>
          [dalle, alle].some((ora) => minutiDi(ora) >= 120 && minutiDi(ora) <= 180),
        );
        fc.pre(!(cambia(istante) && incerta));
        const sulMuro =
          !FESTIVI.has(giornoRoma(istante)) &&
          fasce.some((una) => una.giorno === giorno && minutiDi(una.dalle) <= minuti && minuti < minutiDi(una.alle));
        expect(apertaAlle({ orari: fasce }, istante)).toBe(sulMuro);
      }),
      { numRuns: 300 },
    );
  });

  test('a sede is open at the next opening, and no opening begins before', () => {
    fc.assert(
      fc.property(settimane, istanti, (fasce, istante) => {
        const calendario = { orari: fasce };
        const prossima = prossimaApertura(calendario, istante);
        if (prossima === null) throw new Error('A week of hours has a next opening');
        expect(apertaAlle(calendario, prossima)).toBe(true);
        const inizi = aperture(calendario, giornoRoma(istante), giornoRoma(prossima)).map(({ dalle }) => dalle);
        expect(inizi.find((inizio) => inizio > istante)).toEqual(prossima);
      }),
    );
  });
});
