// SPDX-License-Identifier: AGPL-3.0-or-later
import { soglia } from '@ambito/vocabulary';
import fc from 'fast-check';
import { contributoDovuto, decimale, soglieLeps, type Frazione } from './contributo.ts';

const SOGLIE = soglieLeps(soglia, '2026-12-31')!;
/** Units in hundredths. */
const unita = (centesimi: number): Frazione => ({ numeratore: BigInt(centesimi), denominatore: 100n });
const centesimi = (importo: string): bigint => BigInt(importo.replace('.', ''));
const dovuto = (residenti: number, quante: Frazione): bigint => centesimi(contributoDovuto(residenti, quante, SOGLIE));

test.each([
  [14, '0.00'],
  [14.3, '0.00'],
  [16, '67692.31'],
  [18.6, '171692.31'],
  [20, '199692.31'],
  [23.25, '264692.31'],
  [40, '264692.31'],
])('93,000 residents with %d permanent units: %s euro', (fte, atteso) => {
  expect(contributoDovuto(93_000, unita(Math.round(fte * 100)), SOGLIE)).toBe(atteso);
});

test('there are no steps before the law', () => {
  expect(soglieLeps(soglia, '2020-12-31')).toBeNull();
});

const residenti = fc.integer({ min: 0, max: 3_000_000 });
const quante = fc
  .tuple(fc.bigInt(0n, 10_000_000n), fc.bigInt(1n, 36_600n))
  .map(([numeratore, denominatore]): Frazione => ({ numeratore, denominatore }));

test('more units never make less money, and units beyond the last step make none', () => {
  fc.assert(
    fc.property(residenti, quante, fc.bigInt(0n, 1_000_000n), (abitanti, poche, altre) => {
      const molte = { ...poche, numeratore: poche.numeratore + altre };
      expect(dovuto(abitanti, molte)).toBeGreaterThanOrEqual(dovuto(abitanti, poche));
      const tetto = dovuto(abitanti, { numeratore: BigInt(abitanti), denominatore: BigInt(SOGLIE.massimo) });
      expect(dovuto(abitanti, molte)).toBeLessThanOrEqual(tetto);
    }),
  );
});

test('a hundredth of a unit changes the contribution by no more than a hundredth of the larger amount', () => {
  fc.assert(
    fc.property(residenti, fc.integer({ min: 0, max: 100_000 }), (abitanti, fte) => {
      const salto = dovuto(abitanti, unita(fte + 1)) - dovuto(abitanti, unita(fte));
      expect(salto).toBeGreaterThanOrEqual(0n);
      expect(salto).toBeLessThanOrEqual(40_001n);
    }),
  );
});

test('a fraction is rounded half up for people', () => {
  expect(decimale({ numeratore: 2n, denominatore: 3n }, 4)).toBe(0.6667);
  expect(decimale({ numeratore: 1n, denominatore: 8n }, 2)).toBe(0.13);
});
