// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { apertaAlle, aperture, prossimaApertura, type Calendario } from './calendario.ts';
import { giornoRoma } from './periodi.ts';

const orari = [1, 2, 3, 4, 5].map((giorno) => ({ giorno, dalle: '09:00', alle: '13:00', validoDal: '2014-06-25' }));
const muro = (giorno: string, calendario: Calendario): string[] =>
  aperture(calendario, giorno, giorno).map(({ dalle, alle }) => `${ora(dalle)}-${ora(alle)}`);
const ora = (istante: Date): string => istante.toLocaleTimeString('it-IT', { timeZone: 'Europe/Rome' }).slice(0, 5);

describe('the hours of a day', () => {
  const lunedi = '2026-03-09';
  const chiusura = { dal: '2026-03-09', al: '2026-03-11', fasce: [] };
  const ridotto = { dal: '2026-03-09', al: '2026-03-09', fasce: [{ dalle: '10:00', alle: '11:00' }] };
  const sera = { giorno: lunedi, dalle: '18:00', alle: '20:00' };

  test.each<[string, string, Partial<Calendario>, string[]]>([
    ['the weekly hours', lunedi, {}, ['09:00-13:00']],
    ['a closure over them', lunedi, { variazioni: [chiusura] }, []],
    ['its last day', '2026-03-11', { variazioni: [chiusura] }, []],
    ['the day after it', '2026-03-12', { variazioni: [chiusura] }, ['09:00-13:00']],
    ['other hours over them', lunedi, { variazioni: [ridotto] }, ['10:00-11:00']],
    ['an extraordinary opening beside them', lunedi, { straordinarie: [sera] }, ['09:00-13:00', '18:00-20:00']],
    [
      'an extraordinary opening on a closure',
      lunedi,
      { variazioni: [chiusura], straordinarie: [sera] },
      ['18:00-20:00'],
    ],
    ['one that touches them', lunedi, { straordinarie: [{ ...sera, dalle: '13:00' }] }, ['09:00-20:00']],
    ['one that overlaps them', lunedi, { straordinarie: [{ ...sera, dalle: '12:00' }] }, ['09:00-20:00']],
    ['a national holiday', '2026-06-02', {}, []],
    ['4 October on a weekday, from 2027', '2027-10-04', {}, []],
    ['4 October on a weekday, before 2026', '2024-10-04', {}, ['09:00-13:00']],
    ['Easter Monday', '2026-04-06', {}, []],
    ['the patron saint', '2024-02-14', { patrono: '02-14' }, []],
    ['the patron saint of another Comune', '2024-02-14', { patrono: '02-15' }, ['09:00-13:00']],
    [
      'hours set for a holiday',
      '2026-06-02',
      { variazioni: [{ ...ridotto, dal: '2026-06-02', al: '2026-06-02' }] },
      ['10:00-11:00'],
    ],
    [
      'an extraordinary opening on a holiday',
      '2026-06-02',
      { straordinarie: [{ ...sera, giorno: '2026-06-02' }] },
      ['18:00-20:00'],
    ],
    ['29 February', '2028-02-29', {}, ['09:00-13:00']],
    ['New Year’s Eve', '2026-12-31', {}, ['09:00-13:00']],
    ['New Year’s Day', '2027-01-01', {}, []],
    ['the day before the activity', lunedi, { attivaDal: '2026-03-10' }, []],
    ['the first day of it', lunedi, { attivaDal: '2026-03-09' }, ['09:00-13:00']],
    ['the last day of it', lunedi, { attivaAl: '2026-03-09' }, ['09:00-13:00']],
    ['the day after it, extraordinary or not', lunedi, { attivaAl: '2026-03-08', straordinarie: [sera] }, []],
  ])('%s (%s)', (_nome, giorno, altro, attese) => {
    expect(muro(giorno, { orari, ...altro })).toEqual(attese);
  });
});

describe('the next opening', () => {
  test.each<[string, Partial<Calendario>, string, string | null]>([
    [
      'skips holidays and closures',
      { variazioni: [{ dal: '2026-12-28', al: '2027-01-10', fasce: [] }] },
      '2026-12-24T13:00:00Z',
      '2027-01-11T08:00:00Z',
    ],
    [
      'finds one on a closure',
      { straordinarie: [{ giorno: '2026-12-27', dalle: '20:00', alle: '24:00' }] },
      '2026-12-25T00:00:00Z',
      '2026-12-27T19:00:00Z',
    ],
    ['is over with the activity', { attivaAl: '2026-12-24' }, '2026-12-24T13:00:00Z', null],
    [
      'is on the first day, asked long before',
      { attivaDal: '2026-01-05' },
      '0001-01-01T00:00:00Z',
      '2026-01-05T08:00:00Z',
    ],
  ])('%s', (_nome, altro, dopo, attesa) => {
    expect(prossimaApertura({ orari, ...altro }, new Date(dopo))).toEqual(attesa === null ? null : new Date(attesa));
  });

  const cessate = { giorno: 1, dalle: '09:00', alle: '13:00', validoDal: '2014-06-25', validoAl: '2015-01-01' };
  test.each<[string, Partial<Calendario>]>([
    ['hours', { orari: [cessate, { ...cessate, validoDal: '9026-01-01', validoAl: null }] }],
    [
      'an extraordinary opening',
      { orari: [cessate], straordinarie: [{ giorno: '9026-01-01', dalle: '09:00', alle: '13:00' }] },
    ],
    ['a closure', { orari, variazioni: [{ dal: '2020-01-01', al: '9026-01-01', fasce: [] }] }],
  ])('%s thousands of years ahead is not searched for', (_nome, altro) => {
    const inizio = performance.now();
    expect(prossimaApertura({ orari: [], ...altro }, new Date('2026-03-09T12:00:00Z'))).toBeNull();
    expect(performance.now() - inizio).toBeLessThan(1_000);
  });

  test('is found after four holidays in a row on the only day of opening', () => {
    // Christmas and New Year on a Thursday, the patron saint the Thursday after: it opens on 15 January.
    const giovedi = {
      orari: [{ giorno: 4, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01' }],
      patrono: '01-08',
    };
    expect(prossimaApertura(giovedi, new Date('2025-12-18T12:00:00Z'))).toEqual(new Date('2026-01-15T08:00:00Z'));
  });
});

const GIORNO = 86_400_000;
const giorni = fc
  .integer({ min: Date.UTC(2023, 11, 1) / GIORNO, max: Date.UTC(2028, 2, 31) / GIORNO })
  .map((numero) => new Date(numero * GIORNO).toISOString().slice(0, 10));
const ore = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30), fc.integer({ min: 1, max: 10 }))
  .map(([ora, minuti, mezzore]) => {
    const [inizio, fine] = [ora * 60 + minuti, Math.min(ora * 60 + minuti + mezzore * 30, 1_440)];
    const testo = (m: number): string =>
      `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
    return { dalle: testo(inizio), alle: testo(fine) };
  });
const calendari = fc.record({
  orari: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), ore, giorni)
      .map(([giorno, fascia, validoDal]) => ({ giorno, ...fascia, validoDal })),
    { maxLength: 6 },
  ),
  variazioni: fc
    .tuple(giorni, fc.integer({ min: 0, max: 20 }), fc.array(ore, { maxLength: 2 }))
    .map(([dal, durata, fasce]) => [
      { dal, al: new Date(Date.parse(dal) + durata * GIORNO).toISOString().slice(0, 10), fasce },
    ]),
  straordinarie: fc.array(
    fc.tuple(giorni, ore).map(([giorno, fascia]) => ({ giorno, ...fascia })),
    { maxLength: 3 },
  ),
  patrono: fc.constantFrom(null, '02-14', '09-19'),
});

test('a sede is open at an instant exactly when an opening of that day contains it', () => {
  fc.assert(
    fc.property(calendari, giorni, fc.integer({ min: 0, max: 1_439 }), (calendario, giorno, minuto) => {
      const istante = new Date(Date.parse(giorno) + minuto * 60_000);
      const oggi = giornoRoma(istante);
      const tenuto = aperture(calendario, oggi, oggi).some(({ dalle, alle }) => dalle <= istante && istante < alle);
      expect(apertaAlle(calendario, istante)).toBe(tenuto);
    }),
  );
});

test('openings are in order and do not touch, each on its own day; a period has the openings of its days', () => {
  fc.assert(
    fc.property(calendari, giorni, fc.integer({ min: 0, max: 15 }), (calendario, dal, durata) => {
      const lista = Array.from({ length: durata + 1 }, (_, indice) =>
        new Date(Date.parse(dal) + indice * GIORNO).toISOString().slice(0, 10),
      );
      const tutte = aperture(calendario, dal, lista.at(-1) ?? dal);
      expect(tutte).toEqual(lista.flatMap((giorno) => aperture(calendario, giorno, giorno)));
      for (const [indice, { dalle, alle }] of tutte.entries()) {
        expect(dalle.getTime()).toBeLessThan(alle.getTime());
        expect(giornoRoma(dalle)).toBe(giornoRoma(new Date(alle.getTime() - 1)));
        const prima = tutte[indice - 1];
        // Only openings of two days may touch, at midnight.
        if (prima !== undefined && prima.alle >= dalle) {
          expect(prima.alle).toEqual(dalle);
          expect(giornoRoma(prima.dalle)).not.toBe(giornoRoma(dalle));
        }
      }
    }),
  );
});

test('the next opening is the first of the list, or the next year has no opening', () => {
  fc.assert(
    fc.property(calendari, giorni, (calendario, giorno) => {
      const dopo = new Date(`${giorno}T10:00:00Z`);
      const prossima = prossimaApertura(calendario, dopo);
      const fine =
        prossima === null ? `${Number(giorno.slice(0, 4)) + 1}${giorno.slice(4, 8)}01` : giornoRoma(prossima);
      expect(aperture(calendario, giorno, fine).find(({ dalle }) => dalle > dopo)?.dalle ?? null).toEqual(prossima);
    }),
    { numRuns: 60 },
  );
});
