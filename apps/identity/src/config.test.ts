// SPDX-License-Identifier: AGPL-3.0-or-later
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from '@ambito/config';
import { identityConfig } from './config.ts';
import { loadSigningKeys } from './signing-keys.ts';

const good = {
  AMBITO_PROFILE: 'local',
  PUBLIC_URL: 'http://localhost:4005/',
  IDENTITY_KEYS_PATH: '/tmp/keys.json',
  IDENTITY_GATEWAY_URL: 'http://localhost:4000',
  IDENTITY_CLIENT_SECRET: 'x'.repeat(32),
};

test('reads the local profile, without final slashes', () => {
  expect(readConfig(identityConfig, good)).toMatchObject({ PUBLIC_URL: 'http://localhost:4005', HOST: '127.0.0.1' });
});

test.each([
  ['AMBITO_PROFILE', 'production'],
  ['AMBITO_PROFILE', undefined],
  ['HOST', '0.0.0.0'],
  ['PUBLIC_URL', 'localhost:4005'],
  ['IDENTITY_CLIENT_SECRET', 'short'],
  ['IDENTITY_KEYS_PATH', undefined],
])('refuses %s=%s, naming the setting and not its value', (name, value) => {
  const read = (): unknown => readConfig(identityConfig, { ...good, [name]: value });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(name);
});

test.each([
  ['open to other users', '{}', 0o644],
  ['not ours', 'not json', 0o600],
  ['without keys', '{"keys":[],"cookieKeys":[]}', 0o600],
])('refuses a file of keys that is %s', async (_name, content, mode) => {
  const home = await mkdtemp(join(tmpdir(), 'ambito-keys-'));
  const path = join(home, 'keys.json');
  await writeFile(path, content);
  await chmod(path, mode);
  await expect(loadSigningKeys(path)).rejects.toThrow(/IDENTITY_KEYS_PATH: .*(chmod|remove)/);
  await rm(home, { recursive: true });
});

test('refuses a place where no file can be made', async () => {
  await expect(loadSigningKeys('/proc/keys.json')).rejects.toThrow(/IDENTITY_KEYS_PATH/);
});
