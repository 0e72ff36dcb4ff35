// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import { soglia } from '@ambito/vocabulary';
import fc from 'fast-check';
import { decimale } from './contributo.ts';
import { previsioni, rapportoAl, type Organico } from './compute-rapporto.ts';
import { giorniDiCambio, mediaAnnua, type Impegno } from './servizio.ts';
import { simula } from './simula.ts';

const impegno = (dal: string, al: string | null, centesimi = 100, extra: Partial<Impegno> = {}): Impegno => ({
  operatoreId: `${dal}/${al}/${centesimi}`,
  dal,
  al,
  centesimi,
  perLivelloEssenziale: true,
  ...extra,
});

test.each<[string, Impegno[], number]>([
  ['a full year', [impegno('2020-01-01', null)], 1],
  ['half of the days of a leap year', [impegno('2024-01-01', '2024-07-01')], 0.5],
  ['one day', [impegno('2024-02-29', '2024-02-29')], 0.0027],
  ['a year that it does not touch', [impegno('2025-01-01', null)], 0],
])('units of 2024 for %s', (_nome, impegni, attese) => {
  expect(decimale(mediaAnnua(impegni, 2024), 4)).toBe(attese);
});

test('the average of a year is that of its days', () => {
  const giorno = fc
    .integer({ min: 0, max: 364 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.tuple(giorno, giorno, fc.integer({ min: 1, max: 100 })), { maxLength: 6 }), (periodi) => {
      const impegni = periodi.map(([a, b, c]) => impegno(a < b ? a : b, a < b ? b : a, c));
      let somma = 0;
      for (let g = '2026-01-01'; g <= '2026-12-31'; g = giornoDopo(g, 1))
        somma += impegni.filter(({ dal, al }) => dal <= g && g <= al!).reduce((n, { centesimi }) => n + centesimi, 0);
      const { numeratore, denominatore } = mediaAnnua(impegni, 2026);
      expect(Number(numeratore) / Number(denominatore)).toBeCloseTo(somma / 36_500, 10);
    }),
  );
});

/** The staff of an Ambito of 20,000 residents, unless `extra` says otherwise. */
const organico = (impegni: Impegno[], extra: Partial<Organico> = {}): Organico => ({
  impegni,
  assenze: [],
  residenti: [{ dal: '2007-10-23', residenti: 20_000 }],
  soglia,
  cambiDiSoglia: [],
  ...extra,
});

test.each([
  [2_00, 20_000, true],
  [1_99, 20_000, false],
  [2_00, 20_001, false],
  [0, 0, true],
])('%d hundredths for %d residents: minimum kept is %s', (centesimi, residenti, rispettato) => {
  const { rispettato: trovato } = rapportoAl(
    organico([impegno('2020-01-01', null, centesimi)], { residenti: [{ dal: '2020-01-01', residenti }] }),
    '2026-01-01',
    true,
  );
  expect(trovato).toBe(rispettato);
});

test('one ratio counts all who serve on a day, the other permanent units over the year', () => {
  const rapporto = rapportoAl(
    organico([
      impegno('2020-01-01', null),
      impegno('2026-07-02', null),
      impegno('2020-01-01', '2026-12-31', 50, { perLivelloEssenziale: false }),
    ]),
    '2026-11-24',
    true,
  );
  expect(rapporto).toMatchObject({
    operatori: 3,
    fte: 2.5,
    operatoriOgni10000: 1.25,
    residentiPerOperatoreInServizio: 8_000,
    residentiPerOperatoreMassimo: 10_000,
    fteMinimo: 2,
    rispettato: true,
    livelloEssenziale: { anno: 2026, ftePermanenti: 1.5014, minimoRaggiunto: false, contributo: '0.00' },
  });
});

test('on a day before any figure the ratios are null, and no contribution is due', () => {
  const ignoto = organico([impegno('2020-01-01', null)], { residenti: [{ dal: '2027-01-01', residenti: 20_000 }] });
  expect(rapportoAl(ignoto, '2026-11-24', true)).toMatchObject({
    residenti: null,
    fte: 1,
    fteMinimo: null,
    operatoriOgni10000: null,
    residentiPerOperatoreInServizio: null,
    rispettato: null,
    livelloEssenziale: {
      ftePermanenti: 1,
      residenti: null,
      minimoRaggiunto: null,
      obiettivoRaggiunto: null,
      massimoRaggiunto: null,
      contributo: null,
    },
  });
  expect(rapportoAl(ignoto, '2027-01-01', true)).toMatchObject({
    residenti: 20_000,
    rispettato: false,
    residentiPerOperatoreInServizio: 20_000,
  });
  // Nobody serves: there is no ratio, and no infinite one.
  const nessuno = organico([], { residenti: [{ dal: '2020-01-01', residenti: 20_000 }] });
  expect(rapportoAl(nessuno, '2026-11-24', true).residentiPerOperatoreInServizio).toBeNull();
});

test('units that do not count towards the essential level are in service all the same', () => {
  const rapporto = rapportoAl(
    organico([impegno('2020-01-01', null), impegno('2020-01-01', null, 25, { perLivelloEssenziale: false })]),
    '2026-11-24',
    true,
  );
  expect(rapporto).toMatchObject({ fte: 1.25, livelloEssenziale: { ftePermanenti: 1 } });
});

/** The forecast of the year from 24 November 2026 on. */
const foreseen = (extra: Partial<Organico>, impegni = [impegno('2020-01-01', null, 200)]) =>
  previsioni(organico(impegni, extra), '2026-11-24', '2027-11-24').map(({ data, residenti, sottoMinimo }) => [
    data,
    residenti,
    sottoMinimo,
  ]);

test.each<[string, Partial<Organico>, unknown]>([
  [
    'a Comune that enters',
    {
      residenti: [
        { dal: '2020-01-01', residenti: 20_000 },
        { dal: '2027-03-01', residenti: 20_001 },
      ],
    },
    [['2027-03-01', 20_001, true]],
  ],
  [
    'one that leaves',
    {
      residenti: [
        { dal: '2020-01-01', residenti: 20_000 },
        { dal: '2027-03-01', residenti: 10_000 },
      ],
    },
    [],
  ],
  [
    'a stricter minimum',
    {
      soglia: (nome, giorno) => (giorno < '2027-01-01' ? soglia(nome, giorno) : 8_000),
      cambiDiSoglia: ['2007-10-23', '2027-01-01'],
    },
    [['2027-01-01', 20_000, true]],
  ],
  ['residents that nobody knows', { residenti: [] }, [['2026-11-24', null, null]]],
  [
    'residents that will not be known',
    {
      residenti: [
        { dal: '2020-01-01', residenti: 30_000 },
        { dal: '2027-03-01', residenti: null },
        { dal: '2027-06-01', residenti: null },
      ],
    },
    [['2027-03-01', null, null]],
  ],
])('the forecast of %s', (_nome, extra, attese) => {
  expect(foreseen(extra)).toEqual(attese);
});

test('a simulation has the days on which residents change, too', () => {
  const { serie, anni } = simula(
    organico([impegno('2020-01-01', null, 200)], {
      residenti: [
        { dal: '2020-01-01', residenti: 20_000 },
        { dal: '2027-01-01', residenti: 30_000 },
      ],
    }),
    {
      dal: '2026-11-01',
      al: '2027-12-31',
      variazioni: [{ numero: 1, dal: '2027-02-01', fte: 1, tempoIndeterminato: true }],
    },
  );
  expect(serie.map(({ al, residenti, fte, rispettato }) => [al, residenti, fte, rispettato])).toEqual([
    ['2026-11-01', 20_000, 2, true],
    ['2027-01-01', 30_000, 2, false],
    ['2027-02-01', 30_000, 3, true],
  ]);
  expect(anni.map(({ anno, residenti }) => [anno, residenti])).toEqual([
    [2026, 20_000],
    [2027, 30_000],
  ]);
});

test('the forecast has the day after an end and the first day of an absence, and no day on which staff is enough', () => {
  const [stabile, finisce] = [impegno('2020-01-01', null), impegno('2020-01-01', '2026-12-31')];
  const altro = impegno('2020-01-01', '2027-03-31');
  const assenze = [{ operatoreId: stabile.operatoreId!, dal: '2027-02-01', al: '2027-02-10' }];
  const viste = previsioni(organico([stabile, finisce, altro], { assenze }), '2026-11-24', '2027-11-24');
  // Each day says who is too few: those in service, or those of them who are there.
  expect(
    viste.map(({ data, sottoMinimo, presentiSottoMinimo, fte, ftePresenti }) => [
      ...[data, sottoMinimo, presentiSottoMinimo, fte, ftePresenti],
    ]),
  ).toEqual([
    ['2027-02-01', false, true, 2, 1],
    ['2027-04-01', true, true, 1, 1],
  ]);
  expect(viste.map(({ operatoriIds }) => operatoriIds)).toEqual([[stabile.operatoreId], [altro.operatoreId]]);
});

test('with two more assistenti sociali from September the series changes then, and the year by four months', () => {
  const { serie, anni } = simula(organico([impegno('2020-01-01', null)]), {
    dal: '2026-01-01',
    al: '2027-12-31',
    variazioni: [{ numero: 2, dal: '2026-09-01', fte: 1, tempoIndeterminato: true }],
  });
  expect(serie.map(({ al, operatori, fte, rispettato }) => [al, operatori, fte, rispettato])).toEqual([
    ['2026-01-01', 1, 1, false],
    ['2026-09-01', 3, 3, true],
  ]);
  expect(anni.map(({ anno, ftePermanenti }) => [anno, ftePermanenti])).toEqual([
    [2026, 1.6685],
    [2027, 3],
  ]);
});

test('a simulated change of staff makes no other day appear', () => {
  expect(
    giorniDiCambio([impegno('2020-01-01', null), impegno('2026-03-01', '2026-03-31')], '2026-03-01', '2026-12-31'),
  ).toEqual(['2026-04-01']);
});
