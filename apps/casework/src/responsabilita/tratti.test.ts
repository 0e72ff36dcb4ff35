// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { fineServizio, finiAttese } from './servizio.ts';
import { adInterim, conSuccessori, type Nomina, type Servizio, type Tratto } from './tratti.ts';

const ORA = new Date('2026-11-25T12:00:00Z');
const giorni = (n: number): Date => new Date(ORA.getTime() + n * 86_400_000);
const tratto = (operatoreId: string, dalle: number, extra: Partial<Tratto> = {}): Tratto => ({
  operatoreId,
  natura: 'ORDINARIA',
  nota: null,
  dalle: giorni(dalle),
  ...extra,
});
const finisce = (n: number, subentranteId: string | null = null): Servizio => ({ fine: giorni(n), subentranteId });
const incarica = (operatoreId: string, da: number, a: number | null = null): Nomina => ({
  operatoreId,
  dalle: giorni(da),
  alle: a === null ? null : giorni(a),
});
const CAPO = [incarica('capo', -99)];
const show = (tratti: Tratto[]) =>
  tratti.map(({ operatoreId, dalle }) => [operatoreId, (dalle.getTime() - ORA.getTime()) / 86_400_000]);

test.each<[string, Tratto[], [string, Servizio][], unknown]>([
  ['a service without an end', [tratto('a', -9)], [['a', { fine: null, subentranteId: null }]], [['a', -9]]],
  [
    'an end that comes',
    [tratto('a', -9)],
    [['a', finisce(30)]],
    [
      ['a', -9],
      ['capo', 30],
    ],
  ],
  [
    'an end that has passed: from now on, not before',
    [tratto('a', -9)],
    [['a', finisce(-3)]],
    [
      ['a', -9],
      ['capo', 0],
    ],
  ],
  [
    'a successor who is in service in time',
    [tratto('a', -9), tratto('b', 30)],
    [['a', finisce(30)]],
    [
      ['a', -9],
      ['b', 30],
    ],
  ],
  [
    'a successor who comes too late',
    [tratto('a', -9), tratto('b', 40)],
    [['a', finisce(30)]],
    [
      ['a', -9],
      ['capo', 30],
      ['b', 40],
    ],
  ],
  [
    'a successor who ends as well',
    [tratto('a', -9), tratto('b', 30)],
    [
      ['a', finisce(30)],
      ['b', finisce(50)],
    ],
    [
      ['a', -9],
      ['b', 30],
      ['capo', 50],
    ],
  ],
  [
    'somebody named to follow',
    [tratto('a', -9)],
    [['a', finisce(3, 'b')]],
    [
      ['a', -9],
      ['b', 3],
    ],
  ],
  ['an urgent stretch without a service', [tratto('a', 0, { natura: 'URGENZA' })], [['a', finisce(-3)]], [['a', 0]]],
  ['the coordinator, who follows nobody but another', [tratto('capo', 0)], [['capo', finisce(3)]], [['capo', 0]]],
])('%s', (_nome, decisi, servizi, atteso) => {
  const noti = new Map(servizi);
  expect(show(passano(decisi, noti, CAPO))).toEqual(atteso);
});

function passano(decisi: Tratto[], servizi: ReadonlyMap<string | null, Servizio>, nomine: Nomina[]): Tratto[] {
  return conSuccessori(
    decisi,
    ({ operatoreId }) => servizi.get(operatoreId),
    (da) => adInterim(nomine, da),
    ORA,
  );
}

test.each<[string, Nomina[], unknown]>([
  ['who is in office', [incarica('x', -9)], [['x', 3]]],
  ['who will be', [incarica('x', -9, 3), incarica('y', 3)], [['y', 3]]],
  [
    'one after the other',
    [incarica('x', -9, 10), incarica('y', 10, 20), incarica('z', 20)],
    [
      ['x', 3],
      ['y', 10],
      ['z', 20],
    ],
  ],
  ['nobody, where none is nominated', [], [[null, 3]]],
  [
    'nobody, between one and the next and after the last',
    [incarica('w', -9, -1), incarica('x', 5, 10), incarica('y', 12, 20)],
    [
      [null, 3],
      ['x', 5],
      [null, 10],
      ['y', 12],
      [null, 20],
    ],
  ],
])('ad interim answers %s', (_nome, nomine, atteso) => {
  const tratti = passano([tratto('a', -9)], new Map([['a', finisce(3)]]), nomine);
  expect(show(tratti)).toEqual([['a', -9], ...(atteso as unknown[])]);
  for (const { operatoreId, natura } of tratti.slice(1))
    expect(natura).toBe(operatoreId === null ? 'SCOPERTA' : 'AD_INTERIM');
});

test.each<[string, Tratto, Nomina[], unknown]>([
  ['goes on with the same', tratto('x', -2, { natura: 'AD_INTERIM' }), [incarica('x', -9)], [['x', -2]]],
  [
    'passes to who is in office now',
    tratto('x', -2, { natura: 'AD_INTERIM' }),
    [incarica('x', -9, -1), incarica('y', -1)],
    [
      ['x', -2],
      ['y', 0],
    ],
  ],
  [
    'passes to nobody',
    tratto('x', -2, { natura: 'AD_INTERIM' }),
    [],
    [
      ['x', -2],
      [null, 0],
    ],
  ],
  [
    'begins where there was nobody',
    { ...tratto('x', -2), operatoreId: null, natura: 'SCOPERTA' },
    [incarica('y', 4)],
    [
      [null, -2],
      ['y', 4],
    ],
  ],
])('what runs ad interim %s', (_nome, corre, nomine, atteso) => {
  expect(show(passano([corre], new Map(), nomine))).toEqual(atteso);
});

test('there is one person at every instant, and none answers after the end of the service', () => {
  const operatori = ['a', 'b', 'c'];
  const istante = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      fc.uniqueArray(istante, { maxLength: 3 }),
      fc.array(fc.constantFrom(...operatori), { minLength: 4, maxLength: 4 }),
      fc.array(fc.option(fc.integer({ min: -20, max: 60 })), { minLength: 3, maxLength: 3 }),
      fc.uniqueArray(fc.integer({ min: -20, max: 60 }), { maxLength: 4 }),
      (inizi, chi, fini, confini) => {
        // Each in office for a while, with a gap after every second.
        const nomine = confini
          .sort((x, y) => x - y)
          .map((da, n) => incarica(`capo ${n}`, da, n % 2 === 0 ? (confini[n + 1] ?? null) : da + 1));
        const servizi = new Map<string | null, Servizio>(
          operatori.flatMap((o, n): [string, Servizio][] => (fini[n] === null ? [] : [[o, finisce(fini[n]!)]])),
        );
        const decisi = [-5, ...inizi.sort((x, y) => x - y)].map((dalle, n) => tratto(chi[n]!, dalle));
        const tratti = passano(decisi, servizi, nomine);
        const dalle = tratti.map((t) => t.dalle.getTime());
        expect(new Set(dalle).size).toBe(dalle.length);
        expect(dalle).toEqual([...dalle].sort((x, y) => x - y));
        expect(dalle[0]).toBeLessThanOrEqual(ORA.getTime());
        tratti.forEach(({ operatoreId }, n) => {
          const fine = servizi.get(operatoreId)?.fine;
          if (fine === undefined || fine === null) return;
          expect(dalle[n + 1] ?? Infinity).toBeLessThanOrEqual(
            Math.max(fine.getTime(), ORA.getTime(), tratti[n]!.dalle.getTime()),
          );
        });
      },
    ),
  );
});

const incarico = (id: string, al?: string, fineRichiesta?: string) => ({
  id,
  dal: '2020-01-01',
  ...(al === undefined ? {} : { al }),
  ...(fineRichiesta === undefined ? {} : { fineRichiesta }),
});

/** One incarico until the end of the year, and one that begins on a day. */
const conRipresa = (dal: string, al?: string) => [{ ...incarico('2', al), dal }, incarico('1', '2026-12-31')];

test.each([
  [[], '2026-11-25', '0001-01-01'],
  [[incarico('1', '2026-12-31'), incarico('2', '2027-06-30')], '2026-11-25', '2027-06-30'],
  [[incarico('1', '2026-12-31'), incarico('2')], '2026-11-25', null],
  // A requested end is not yet in effect.
  [[incarico('1', undefined, '2026-12-31')], '2026-11-25', null],
  [conRipresa('2027-01-01'), '2026-11-25', null],
  [conRipresa('2027-01-01', '2027-06-30'), '2026-11-25', '2027-06-30'],
  // One day between two incarichi is enough to be out of service.
  [conRipresa('2027-01-02'), '2026-12-31', '2026-12-31'],
  [conRipresa('2027-03-01'), '2026-11-25', '2026-12-31'],
  [conRipresa('2027-03-01'), '2027-02-15', '2026-12-31'],
  [conRipresa('2027-03-01'), '2027-03-01', null],
  [conRipresa('2027-03-01', '2027-06-30'), '2027-03-01', '2027-06-30'],
  [[{ ...incarico('1'), dal: '2027-01-01' }], '2026-11-25', '0001-01-01'],
])('of %j the service that runs on %s ends on %s', (incarichi, giorno, fine) => {
  expect(fineServizio(incarichi, giorno)).toBe(fine);
});

test.each([
  [[incarico('1')], []],
  [[incarico('1', '2026-12-31')], [['1', true]]],
  [[incarico('1', '2026-12-31'), incarico('2')], []],
  [[incarico('1', undefined, '2026-12-31'), incarico('2')], [['1', false]]],
  [[incarico('1', undefined, '2026-12-31'), incarico('2', '2026-12-01')], [['1', true]]],
  [[incarico('1', '2026-11-24')], []],
  [conRipresa('2027-01-01'), []],
  [conRipresa('2027-03-01'), [['1', true]]],
  [
    conRipresa('2027-03-01', '2027-06-30'),
    [
      ['2', true],
      ['1', true],
    ],
  ],
  [[{ ...incarico('2'), dal: '2027-03-01' }, incarico('1', undefined, '2026-12-31')], [['1', true]]],
  [[{ ...incarico('2'), dal: '2027-01-01' }, incarico('1', undefined, '2026-12-31')], [['1', false]]],
])('the ends of %j that the registry waits for', (incarichi, attese) => {
  expect(finiAttese(incarichi, '2026-11-25').map(({ incaricoId, ultima }) => [incaricoId, ultima])).toEqual(attese);
});
