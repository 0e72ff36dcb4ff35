// SPDX-License-Identifier: AGPL-3.0-or-later
import { createCallers, networkOf } from './caller.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['fe80::1%br-lan', 'fe80:0:0:0::/64'],
  ['', ''],
])('%j is counted as %j', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('a key is the same on each replica, differs by address, and tells nothing of it', () => {
  const keys = [{ kid: 'a', key: Buffer.alloc(32, 1) }];
  const keyOf = (ip: string, of = keys): string => createCallers(of).atAddress({ ip } as never).key;
  expect(keyOf('192.0.2.7')).toBe(keyOf('192.0.2.7'));
  expect(keyOf('192.0.2.7')).not.toBe(keyOf('192.0.2.8'));
  expect(keyOf('192.0.2.7')).not.toBe(keyOf('192.0.2.7', [{ kid: 'b', key: Buffer.alloc(32, 2) }]));
  expect(keyOf('192.0.2.7')).toMatch(/^[\w-]{22}$/);
});
