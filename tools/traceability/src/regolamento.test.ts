// SPDX-License-Identifier: AGPL-3.0-or-later
import { inOrder, inWords, luoghiOf } from './regolamento.ts';

const read = (text: string): string[] => luoghiOf(text).map(inWords);

test.each([
  ['art. 5 c. 1', ['art. 5 c. 1']],
  ['art. 2 c. 8 e', ['art. 2 c. 8 e']],
  ['art. 2 c. 5 f e o', ['art. 2 c. 5 f', 'art. 2 c. 5 o']],
  ['art. 2 c. 5 p, q', ['art. 2 c. 5 p', 'art. 2 c. 5 q']],
  ['art. 2 c. 5 c e c. 6', ['art. 2 c. 5 c', 'art. 2 c. 6']],
  ['2.8 e', ['art. 2 c. 8 e']],
  ['art. 7', ['art. 7']],
  ['art. 8', ['art. 8 c. 1']],
  ['art. 1; D.Lgs. 33/2013', ['art. 1 c. 1']],
])('%s is read as its places', (text, places) => {
  expect(read(text)).toEqual(places);
});

test.each(['art. 12', 'art. 5 c. 6', 'art. 2 c. 3 e', 'art. 5 c. 1 a', 'articolo 5', 'art. 5, c. 1', ''])(
  'the Regolamento has no «%s»',
  (text) => {
    expect(() => luoghiOf(text)).toThrow(text);
  },
);

test('places are ordered by number, and a whole comma comes before its letters', () => {
  const places = luoghiOf('art. 10; art. 2 c. 8 e; art. 2 c. 8; art. 9');
  expect(places.sort(inOrder).map(inWords)).toEqual(['art. 2 c. 8', 'art. 2 c. 8 e', 'art. 9 c. 1', 'art. 10 c. 1']);
});
