// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { suppress, type Cella } from './suppress.ts';

const conto = fc.option(fc.nat({ max: 30 }));
const cella: fc.Arbitrary<Cella> = fc.record({
  valore: fc.option(fc.double({ noNaN: true })),
  numeratore: conto,
  denominatore: conto,
  persone: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
});
const soglia = fc.integer({ min: 1, max: 10 });
const celle = fc.array(cella, { maxLength: 20 });

describe('by property', () => {
  test('no published figure rests on a count of persons between one and the threshold, nor shows such a count', () => {
    fc.assert(
      fc.property(celle, soglia, (tabella, minimo) => {
        for (const { persone } of suppress(tabella, { soglia: minimo })) {
          for (const conto of persone) expect(conto > 0 && conto < minimo).toBe(false);
        }
      }),
    );
  });

  test('a withheld figure shows nothing of its value', () => {
    fc.assert(
      fc.property(celle, soglia, (tabella, minimo) => {
        for (const protetta of suppress(tabella, { soglia: minimo })) {
          if (!protetta.soppresso) continue;
          expect(protetta).toMatchObject({ valore: null, numeratore: null, denominatore: null, persone: [] });
          expect(protetta.motivoSoppressione).toContain(String(minimo));
        }
      }),
    );
  });

  test('a figure that is not withheld does not change', () => {
    fc.assert(
      fc.property(celle, soglia, (tabella, minimo) => {
        const protette = suppress(tabella, { soglia: minimo });
        expect(protette).toHaveLength(tabella.length);
        for (const [indice, protetta] of protette.entries()) {
          if (protetta.soppresso) continue;
          expect(protetta).toEqual({ ...tabella[indice], soppresso: false, motivoSoppressione: null });
        }
      }),
    );
  });

  test('a figure that is not about persons is never withheld', () => {
    fc.assert(
      fc.property(celle, soglia, (tabella, minimo) => {
        const cose = tabella.map((una) => ({ ...una, persone: [] }));
        expect(suppress(cose, { soglia: minimo }).some(({ soppresso }) => soppresso)).toBe(false);
      }),
    );
  });

  test('a stricter threshold withholds at least as much', () => {
    fc.assert(
      fc.property(celle, soglia, (tabella, minimo) => {
        const larga = suppress(tabella, { soglia: minimo });
        const stretta = suppress(tabella, { soglia: minimo + 1 });
        larga.forEach(({ soppresso }, indice) => {
          if (soppresso) expect(stretta[indice]?.soppresso).toBe(true);
        });
      }),
    );
  });

  test('a second suppression changes nothing', () => {
    fc.assert(
      fc.property(celle, soglia, (tabella, minimo) => {
        const una = suppress(tabella, { soglia: minimo });
        const due = suppress(una, { soglia: minimo });
        due.forEach(({ valore, persone }, indice) => {
          expect(valore).toBe(una[indice]?.valore);
          expect(persone).toEqual(una[indice]?.persone);
        });
      }),
    );
  });
});

test.each<[string, Cella, boolean]>([
  ['nobody', { valore: 0, numeratore: 0, denominatore: null, persone: [0] }, false],
  ['one person', { valore: 1, numeratore: 1, denominatore: null, persone: [1] }, true],
  ['two persons', { valore: 2, numeratore: 2, denominatore: null, persone: [2] }, true],
  ['three persons', { valore: 3, numeratore: 3, denominatore: null, persone: [3] }, false],
  ['many contacts of two persons', { valore: 40, numeratore: 40, denominatore: null, persone: [2] }, true],
  [
    'a median of 1.5 hours over two hundred persons',
    { valore: 1.5, numeratore: 1.5, denominatore: null, persone: [200] },
    false,
  ],
  ['a share of nobody', { valore: 0, numeratore: 0, denominatore: 10, persone: [10, 0, 10] }, false],
  ['a share of all', { valore: 1, numeratore: 10, denominatore: 10, persone: [10, 10, 0] }, false],
  ['a share of all but two', { valore: 0.8, numeratore: 8, denominatore: 10, persone: [10, 8, 2] }, true],
  ['a share of two', { valore: 0.2, numeratore: 2, denominatore: 10, persone: [10, 2, 8] }, true],
  ['three days of one person among ten', { valore: 0.3, numeratore: 3, denominatore: 10, persone: [8, 1, 7] }, true],
  ['a share of a group of two', { valore: 0, numeratore: 0, denominatore: 2, persone: [2, 0, 2] }, true],
  ['two sedi', { valore: 2, numeratore: 2, denominatore: null, persone: [] }, false],
])('with a threshold of 3, %s: withheld %s', (_, una, expected) => {
  expect(suppress([una], { soglia: 3 })[0]?.soppresso).toBe(expected);
});

test('the other fields of a figure stay, withheld or not', () => {
  const figura = { indicatore: 'A1', comune: '064071', valore: 1, numeratore: 1, denominatore: null, persone: [1] };
  expect(suppress([figura], { soglia: 3 })[0]).toMatchObject({ indicatore: 'A1', comune: '064071', soppresso: true });
});
