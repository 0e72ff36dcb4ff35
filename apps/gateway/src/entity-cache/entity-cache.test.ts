// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntityCache } from './entity-cache.ts';

const SEDE = { type: 'Sede', key: '0192a04a-0000-7000-8000-0000000000ab' };
let now: number;
let cache: EntityCache;
beforeEach(() => {
  now = Date.parse('2026-11-30T10:00:00Z');
  cache = new EntityCache(() => now);
  cache.turnOn();
});

const keep = (entity: unknown = { nome: 'A' }, within: readonly string[] = [], asked = '1'): void =>
  cache.keep(cache.begin() as number, SEDE, asked, entity, within);
const kept = (asked = '1'): unknown => cache.get(SEDE.type, SEDE.key, asked);

test('what was kept is answered to who asks for the same, and to nobody else', () => {
  keep();
  expect(kept()).toEqual({ nome: 'A' });
  expect([kept('2'), cache.get('Sede', 'other', '1'), cache.get('Comune', SEDE.key, '1')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ['the record', () => cache.drop('Sede', SEDE.key)],
  ['the record, its key in capitals', () => cache.drop('Sede', SEDE.key.toUpperCase())],
  ['all records of its type', () => cache.drop('Sede')],
  ['a record inside the answer', () => cache.drop('Comune', '064008')],
  ['all records of the type of one inside', () => cache.drop('Comune')],
])('a change of %s drops the answer', (_what, drop) => {
  keep({ comune: { nome: 'Avellino' } }, ['Comune']);
  drop();
  expect(kept()).toBeUndefined();
  keep({ nome: 'B' });
  expect(kept()).toEqual({ nome: 'B' });
});

test('a change of another record, or of a type that is not in the answer, drops nothing', () => {
  keep();
  cache.drop('Sede', 'other');
  cache.drop('Comune');
  expect(kept()).toEqual({ nome: 'A' });
});

test.each([
  ['a change', () => cache.drop('Comune', '064008')],
  ['a command of this gateway', () => cache.empty()],
  ['the loss of the announcements', () => cache.turnOff()],
  [
    'their loss and return',
    () => {
      cache.turnOff();
      cache.turnOn();
    },
  ],
])('an answer that was on its way at %s is not kept', (_what, happen) => {
  const begun = cache.begin() as number;
  happen();
  cache.keep(begun, SEDE, '1', { nome: 'A' }, []);
  expect(kept()).toBeUndefined();
});

test('without announcements it is empty and keeps nothing', () => {
  keep();
  cache.turnOff();
  expect([cache.begin(), kept(), cache.size.records]).toEqual([undefined, undefined, 0]);
  cache.turnOn();
  expect(kept()).toBeUndefined();
});

test('no answer is older than five minutes', () => {
  keep();
  now += 299_000;
  expect(kept()).toBeDefined();
  now += 2_000;
  expect(kept()).toBeUndefined();
});

test.each([
  ['in winter', '2026-11-30T23:00:00Z'],
  ['in summer', '2026-06-30T22:00:00Z'],
  ['when the clocks change', '2026-10-24T22:00:00Z'],
])('no answer outlives the day of Rome %s, and around midnight nothing is kept', (_when, midnight) => {
  const at = (seconds: number): number | undefined => {
    now = Date.parse(midnight) + seconds * 1_000;
    return cache.begin();
  };
  expect(at(-90)).toBeDefined();
  keep();
  expect(kept()).toBeDefined();
  expect(at(-50)).toBeUndefined();
  expect(kept()).toBeUndefined();
  expect([at(-1), at(0), at(50)]).toEqual([undefined, undefined, undefined]);
  expect(at(61)).toBeDefined();
  keep({ nome: 'domani' });
  expect(kept()).toEqual({ nome: 'domani' });
});

describe('memory', () => {
  test('is bounded in records: the one that was not asked for longest goes', () => {
    const begun = cache.begin() as number;
    for (let record = 0; record < 21_000; record += 1)
      cache.keep(begun, { type: 'Comune', key: String(record) }, '1', { n: record }, []);
    expect(cache.size.records).toBe(20_000);
    expect(cache.get('Comune', '0', '1')).toBeUndefined();
    expect(cache.get('Comune', '20999', '1')).toEqual({ n: 20_999 });
  });

  test('is bounded in size', () => {
    const begun = cache.begin() as number;
    for (let record = 0; record < 2_000; record += 1)
      cache.keep(begun, { type: 'Prestazione', key: String(record) }, '1', { testo: 'x'.repeat(20_000) }, []);
    expect(cache.size.characters).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(cache.size.records).toBeGreaterThan(500);
  });

  test('of one record is bounded, in however many ways it is asked for', () => {
    for (let way = 0; way < 10_000; way += 1) keep({ testo: 'x'.repeat(1_000) }, [], String(way));
    expect(cache.size.characters).toBeLessThanOrEqual(32 * 1024);
  });

  test('is not counted twice for an answer that is read again', () => {
    keep();
    const { characters } = cache.size;
    now += 301_000;
    keep();
    expect(cache.size.characters).toBe(characters);
  });
});
