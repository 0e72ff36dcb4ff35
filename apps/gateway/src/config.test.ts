// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig, z } from '@ambito/config';
import { gatewayConfig } from './config.ts';

const { TRUSTED_PROXIES } = gatewayConfig.shape;
const proxies = (text: string): string[] =>
  readConfig(z.object({ TRUSTED_PROXIES }), { TRUSTED_PROXIES: text }).TRUSTED_PROXIES;

test.each([
  ['', []],
  ['loopback', ['loopback']],
  ['10.0.0.0/8, 2001:db8::/32,192.0.2.1', ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1']],
])('the proxies of %j are %j', (text, list) => {
  expect(proxies(text)).toEqual(list);
});

test.each(['everybody', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '300.0.0.1', 'loopback,true', '*'])(
  '%j names no proxies',
  (text) => {
    expect(() => proxies(text)).toThrow('TRUSTED_PROXIES: must be addresses');
  },
);
