// SPDX-License-Identifier: AGPL-3.0-or-later
import { decoratorsWithoutWords, typesWithoutWords } from '@ambito/subgraph/testing';
import { definition } from './app.ts';

test('each wrong value of an input is answered in Italian, with what is expected', () => {
  expect(decoratorsWithoutWords(definition)).toEqual([]);
});

test('a value of a type that the graph does not expect is refused in Italian', () => {
  expect(typesWithoutWords(definition)).toEqual([]);
});
