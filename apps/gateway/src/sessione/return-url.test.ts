// SPDX-License-Identifier: AGPL-3.0-or-later
import { returnUrl } from './return-url.ts';

const OURS = 'https://ambito.example';

test.each([
  ['/', '/'],
  ['/cartelle/123?scheda=2#diario', '/cartelle/123?scheda=2#diario'],
  ['/a/../b', '/b'],
  ['/authority', '/authority'],
  ['/ricerca?q=https://evil.example', '/ricerca?q=https://evil.example'],
])('goes back to our own %s', (asked, path) => {
  expect(returnUrl(asked, OURS)).toBe(`${OURS}${path}`);
});

test.each([
  ['another site', 'https://evil.example/'],
  ['a protocol-relative one', '//evil.example/'],
  ['a backslash for a slash', '/\\evil.example/'],
  ['two backslashes', '\\\\evil.example/'],
  ['a tab that parsers drop', '/\t/evil.example/'],
  ['a new line that parsers drop', '/\n/evil.example/'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['user information', 'https://ambito.example@evil.example/'],
  ['a host that begins alike', 'https://ambito.example.evil.example/'],
  ['a path without its slash', 'cartelle'],
  ['a leading space', ' /cartelle'],
  ['nothing', ''],
  ['sign-in itself', '/auth/accedi'],
  ['sign-in itself, by a detour', '/x/../AUTH/ritorno'],
  ['something endless', `/${'a'.repeat(3_000)}`],
  ['two of them', ['/a', '/b']],
  ['none', undefined],
])('goes home rather than to %s', (_name, asked) => {
  expect(returnUrl(asked, OURS)).toBe(`${OURS}/`);
});

test.each(['/.//evil.example', '/x/..//evil.example', '/%2F/evil.example', '/%5Cevil.example'])(
  'a path that looks like a host stays a path of ours: %s',
  (asked) => {
    expect(new URL(returnUrl(asked, OURS)).origin).toBe(OURS);
  },
);
