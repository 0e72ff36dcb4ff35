// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { fineServizio, finiAttese } from './servizio.ts';
import { conSuccessori, type Servizio, type Tratto } from './tratti.ts';

const ORA = new Date('2026-11-25T12:00:00Z');
const giorni = (n: number): Date => new Date(ORA.getTime() + n * 86_400_000);
const tratto = (operatoreId: string, dalle: number, extra: Partial<Tratto> = {}): Tratto => ({
  operatoreId,
  natura: 'ORDINARIA',
  nota: null,
  dalle: giorni(dalle),
  ...extra,
});
const finisce = (n: number): Servizio => ({
  fine: giorni(n),
  successore: { operatoreId: 'capo', natura: 'AD_INTERIM' },
});
const mostra = (tratti: Tratto[]) =>
  tratti.map(({ operatoreId, dalle }) => [operatoreId, (dalle.getTime() - ORA.getTime()) / 86_400_000]);

test.each<[string, Tratto[], [string, Servizio][], unknown]>([
  ['a service without an end', [tratto('a', -9)], [['a', { fine: null, successore: null }]], [['a', -9]]],
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
    'a successor in time',
    [tratto('a', -9), tratto('b', 30)],
    [['a', finisce(30)]],
    [
      ['a', -9],
      ['b', 30],
    ],
  ],
  [
    'a successor too late',
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
    'nobody to follow: who has it keeps it',
    [tratto('a', -9)],
    [['a', { fine: giorni(3), successore: null }]],
    [['a', -9]],
  ],
  ['an urgent one, without any service', [tratto('a', 0, { natura: 'URGENZA' })], [['a', finisce(-3)]], [['a', 0]]],
  ['the coordinator, who follows nobody but another', [tratto('capo', 0)], [['capo', finisce(3)]], [['capo', 0]]],
])('%s', (_nome, decisi, servizi, atteso) => {
  const noti = new Map(servizi);
  expect(mostra(conSuccessori(decisi, ({ operatoreId }) => noti.get(operatoreId), ORA))).toEqual(atteso);
});

test('there is one person at every instant, and none answers after the end of the service', () => {
  const operatori = ['a', 'b', 'c'];
  const istante = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      fc.uniqueArray(istante, { maxLength: 3 }),
      fc.array(fc.constantFrom(...operatori), { minLength: 4, maxLength: 4 }),
      fc.array(fc.option(fc.integer({ min: -20, max: 60 })), { minLength: 3, maxLength: 3 }),
      (inizi, chi, fini) => {
        const servizi = new Map(
          operatori.flatMap((o, n): [string, Servizio][] => (fini[n] === null ? [] : [[o, finisce(fini[n]!)]])),
        );
        const decisi = [-5, ...inizi.sort((x, y) => x - y)].map((dalle, n) => tratto(chi[n]!, dalle));
        const tratti = conSuccessori(decisi, ({ operatoreId }) => servizi.get(operatoreId), ORA);
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

/** One to the end of the year, and one that begins on a day. */
const conRipresa = (dal: string, al?: string) => [{ ...incarico('2', al), dal }, incarico('1', '2026-12-31')];

test.each([
  [[], '2026-11-25', '0001-01-01'],
  [[incarico('1', '2026-12-31'), incarico('2', '2027-06-30')], '2026-11-25', '2027-06-30'],
  [[incarico('1', '2026-12-31'), incarico('2')], '2026-11-25', null],
  // An end that is asked for is none yet.
  [[incarico('1', undefined, '2026-12-31')], '2026-11-25', null],
  [conRipresa('2027-01-01'), '2026-11-25', null],
  [conRipresa('2027-01-01', '2027-06-30'), '2026-11-25', '2027-06-30'],
  // One day between is enough to be without service.
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
