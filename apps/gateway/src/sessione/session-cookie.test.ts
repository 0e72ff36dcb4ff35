// SPDX-License-Identifier: AGPL-3.0-or-later
import { createIdCookie, keyOf, newId } from './session-cookie.ts';

const secure = createIdCookie('ambito', 'https://ambito.example');
const local = createIdCookie('ambito', 'http://localhost:4000');
const id = newId();

test('over https: bound to the host, over TLS only, out of scripts’ reach', () => {
  expect(secure.give(id)).toBe(`__Host-ambito=${id}; Path=/; HttpOnly; SameSite=Lax; Secure`);
  expect(secure.give(id, 600)).toMatch(/; Max-Age=600$/);
  expect(secure.clear()).toMatch(/^__Host-ambito=; .*Secure; Max-Age=0$/);
});

test('over http on this machine: the same without what Safari would refuse', () => {
  expect(local.give(id)).toBe(`ambito=${id}; Path=/; HttpOnly; SameSite=Lax`);
});

test.each([
  ['alone', `__Host-ambito=${id}`, id],
  ['among others', `a=b; __Host-ambito=${id}; c=d`, id],
  ['absent', 'a=b', undefined],
  ['no header', undefined, undefined],
  ['without the prefix', `ambito=${id}`, undefined],
  ['with a longer name', `x__Host-ambito=${id}`, undefined],
  ['of another shape', '__Host-ambito=short', undefined],
  ['too long', `__Host-ambito=${id}x`, undefined],
])('read %s', (_name, header, expected) => {
  expect(secure.read(header)).toBe(expected);
});

test('ids have 256 bits and do not appear in the keys of the store', () => {
  expect(Buffer.from(id, 'base64url')).toHaveLength(32);
  expect(newId()).not.toBe(id);
  expect(keyOf(id)).not.toContain(id);
});
