// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConfigError, readConfig } from '@ambito/config';
import { checkSessioneConfig, sessioneConfig, type SessioneConfig } from './config.ts';

const read = (env: Record<string, string | undefined>): SessioneConfig => ({
  ...readConfig(sessioneConfig, { OIDC_CLIENT_ID: 'ambito-gateway', OIDC_CLIENT_SECRET: 'secret', ...env }),
  AMBITO_PROFILE: env['AMBITO_PROFILE'] === 'local' ? 'local' : 'production',
  OIDC_ISSUER: env['OIDC_ISSUER'] ?? 'https://identity.example',
});
const check = (env: Record<string, string | undefined>): void => checkSessioneConfig(read(env));
const production = { PUBLIC_URL: 'https://ambito.example/', REDIS_URL: 'redis://redis:6379' };

test('production with TLS and Redis', () => {
  expect(read(production).PUBLIC_URL).toBe('https://ambito.example');
  expect(() => check(production)).not.toThrow();
});

test.each([
  ['sessions in memory', { REDIS_URL: undefined }, 'REDIS_URL'],
  ['cookies in the clear', { PUBLIC_URL: 'http://ambito.example' }, 'PUBLIC_URL'],
  ['cookies in the clear, on localhost', { PUBLIC_URL: 'http://localhost:4000' }, 'PUBLIC_URL'],
])('production refuses %s', (_name, changes, setting) => {
  expect(() => check({ ...production, ...changes })).toThrow(ConfigError);
  expect(() => check({ ...production, ...changes })).toThrow(setting);
});

test('the local profile does without both, on this machine alone', () => {
  const local = { AMBITO_PROFILE: 'local', PUBLIC_URL: 'http://localhost:4000', OIDC_ISSUER: 'http://localhost:4005' };
  expect(() => check(local)).not.toThrow();
  expect(() => check({ ...local, PUBLIC_URL: 'http://192.168.1.10:4000' })).toThrow('PUBLIC_URL');
});

test.each([
  ['PUBLIC_URL', 'https://ambito.example/percorso'],
  ['PUBLIC_URL', 'ftp://ambito.example'],
  ['OIDC_SCOPE', 'profile'],
  ['OIDC_CLIENT_SECRET', undefined],
])('refuses %s=%s', (name, value) => {
  expect(() => read({ ...production, [name]: value })).toThrow(name);
});
