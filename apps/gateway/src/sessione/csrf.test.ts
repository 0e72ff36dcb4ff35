// SPDX-License-Identifier: AGPL-3.0-or-later
import { carriesToken, isFromOurPages, needsProof } from './csrf.ts';

const OURS = 'https://ambito.example';

test.each([
  ['GET', '/', false],
  ['HEAD', '/cartelle', false],
  ['GET', '/graphqlike', false],
  ['OPTIONS', '/graphql', false],
  ['GET', '/graphql', true],
  ['HEAD', '/graphql', true],
  ['GET', '/GraphQL/', true],
  ['GET', '/graphql/x', true],
  ['POST', '/', true],
  ['PUT', '/a', true],
  ['PATCH', '/a', true],
  ['DELETE', '/a', true],
  ['QUERY', '/a', true],
])('%s %s needs proof: %s', (method, path, expected) => {
  expect(needsProof({ method, path })).toBe(expected);
});

test.each([
  ['no such headers, as of a program', 'POST', {}, true],
  ['our page', 'POST', { 'sec-fetch-site': 'same-origin', origin: OURS }, true],
  ['our page, older browser', 'POST', { origin: OURS }, true],
  ['another site', 'POST', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
  ['another site, older browser', 'POST', { origin: 'https://evil.example' }, false],
  ['a sibling host', 'POST', { 'sec-fetch-site': 'same-site' }, false],
  ['a sandboxed frame', 'POST', { 'sec-fetch-site': 'same-origin', origin: 'null' }, false],
  ['another port', 'POST', { origin: `${OURS}:8443` }, false],
  ['another scheme', 'POST', { origin: 'http://ambito.example' }, false],
  ['the address bar, to write', 'POST', { 'sec-fetch-site': 'none' }, false],
  ['the address bar, to read', 'GET', { 'sec-fetch-site': 'none' }, true],
  ['a link elsewhere', 'GET', { 'sec-fetch-site': 'cross-site' }, false],
])('%s (%s)', (_name, method, headers, expected) => {
  expect(isFromOurPages({ method, path: '/qualcosa', headers }, OURS)).toBe(expected);
});

test('the address bar cannot ask the graph', () => {
  expect(isFromOurPages({ method: 'GET', path: '/graphql', headers: { 'sec-fetch-site': 'none' } }, OURS)).toBe(false);
});

test.each([
  ['the token', 'secret', true],
  ['another', 'secreT', false],
  ['a longer one', 'secret-and-more', false],
  ['an empty one', '', false],
  ['none', undefined, false],
])('%s is enough: %s', (_name, given, expected) => {
  expect(carriesToken({ headers: { 'x-csrf-token': given } }, 'secret')).toBe(expected);
});
