// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { affectedBy, readPackages } from './affected.ts';

const packages = [
  { name: '@a/errors', folder: 'libs/errors', dependencies: [] },
  { name: '@a/access', folder: 'libs/access', dependencies: ['@a/errors'] },
  { name: '@a/casework', folder: 'apps/casework', dependencies: ['@a/access', 'graphql'] },
  { name: '@a/identity', folder: 'apps/identity', dependencies: ['jose'] },
];
const folders = (...changed: string[]) => affectedBy(new Set(changed), packages).map(({ folder }) => folder);

test('a change in an app affects that app alone', () => {
  expect(folders('apps/casework')).toEqual(['apps/casework']);
});

test('a change in a lib affects what depends on it, at any distance, and nothing else', () => {
  expect(folders('libs/errors')).toEqual(['libs/errors', 'libs/access', 'apps/casework']);
});

test('a change outside the packages affects none', () => {
  expect(folders('docs')).toEqual([]);
});

test('the packages of the workspace are read with their dependencies', () => {
  const read = readPackages(join(import.meta.dirname, '..', '..', '..'));
  expect(read.find(({ folder }) => folder === 'apps/casework')?.dependencies).toContain('@ambito/subgraph');
  expect(affectedBy(new Set(['apps/identity']), read).map(({ folder }) => folder)).toEqual(['apps/identity']);
});
