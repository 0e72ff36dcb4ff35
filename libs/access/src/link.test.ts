// SPDX-License-Identifier: AGPL-3.0-or-later
import { signLink, verifyLink, type SignedLink } from './link.ts';

const K1 = { kid: 'k1', key: Buffer.alloc(32, 1) };
const K2 = { kid: 'k2', key: Buffer.alloc(32, 2) };
const NOW = new Date('2026-03-10T12:00:00Z');
const LINK: SignedLink = {
  method: 'PUT',
  path: '/allegati/a/contenuto',
  sub: 'demo-comune',
  ambitoId: '0192a04a-0000-7000-8000-000000000a04',
  expires: NOW.getTime() / 1000 + 600,
};
const firmaDi = (link: SignedLink, keys = [K1]): string => new URLSearchParams(signLink(keys, link)).get('firma') ?? '';

test('a link opens only what it was signed for, until it expires', () => {
  expect(signLink([K1], LINK)).toMatch(/^scade=\d+&firma=[\w-]{43}$/);
  expect(verifyLink([K1], LINK, firmaDi(LINK), NOW)).toBe(true);
  expect(verifyLink([K1], LINK, firmaDi(LINK), new Date(LINK.expires * 1000))).toBe(true);
  expect(verifyLink([K1], LINK, firmaDi(LINK), new Date(LINK.expires * 1000 + 1))).toBe(false);
});

test.each<[string, Partial<SignedLink>]>([
  ['the method', { method: 'GET' }],
  ['the path', { path: '/allegati/b/contenuto' }],
  ['the actor', { sub: 'demo-altro' }],
  ['the Ambito', { ambitoId: '0192a04a-0000-7000-8000-000000000a05' }],
  ['its end', { expires: LINK.expires + 1 }],
  ['its end, to no number', { expires: Number.NaN }],
])('changing %s breaks it', (_what, change) => {
  expect(verifyLink([K1], { ...LINK, ...change }, firmaDi(LINK), NOW)).toBe(false);
});

test('a link signed with any known key is accepted, with another key it is not', () => {
  expect(verifyLink([K2, K1], LINK, firmaDi(LINK), NOW)).toBe(true);
  expect(verifyLink([K2], LINK, firmaDi(LINK), NOW)).toBe(false);
  expect(() => signLink([], LINK)).toThrow('GATEWAY_PROOF_KEYS');
});

test.each(['', 'x', '*'.repeat(43)])('%j is not a signature', (firma) => {
  expect(verifyLink([K1], LINK, firma, NOW)).toBe(false);
});
