// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, databaseConfig, filesConfig, oidcConfig, proofConfig, queueConfig } from './concerns.ts';
import { ConfigError, readConfig } from './read-config.ts';
import { z } from 'zod';

const KEY = Buffer.alloc(32, 1).toString('base64url');

/** The message of the refusal of a configuration. */
function refusal(schema: z.ZodType, env: NodeJS.ProcessEnv): string {
  try {
    readConfig(schema, env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('The configuration was accepted');
}

describe('readConfig', () => {
  const all = z.object({ ...baseConfig.shape, ...databaseConfig.shape, ...oidcConfig.shape, ...proofConfig.shape });
  const serves = all.required({ DATABASE_URL: true });

  test('reports every problem at once, each with the name of its setting', () => {
    const lines = refusal(serves, {
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://db',
      OIDC_ISSUER: 'issuer',
    });
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'GATEWAY_PROOF_KEYS'])
      expect(lines).toMatch(new RegExp(`^  ${name}: `, 'm'));
    expect(lines).toContain('must be a postgres:// URL');
  });

  test('never prints a value, which may be a secret', () => {
    const secrets = {
      DATABASE_URL: 'mysql://user:hunter2@db',
      GATEWAY_PROOF_KEYS: 'k1:c2VjcmV0',
      OIDC_ISSUER: 'hunter2',
      PORT: 'hunter2',
      AMBITO_PROFILE: 'hunter2',
      LOG_LEVEL: 'hunter2',
    };
    expect(refusal(serves, secrets)).not.toMatch(/hunter2|c2VjcmV0|secret/);
  });

  test.each([
    [undefined, 'info'],
    ['', 'info'],
    ['debug', 'debug'],
  ])('LOG_LEVEL of %j is %s: an empty variable is an absent one', (LOG_LEVEL, expected) => {
    const env: NodeJS.ProcessEnv = LOG_LEVEL === undefined ? {} : { LOG_LEVEL };
    expect(readConfig(baseConfig, env).LOG_LEVEL).toBe(expected);
  });

  test.each([
    ['production', 'http://identity.example', true],
    ['production', 'http://localhost:4005', true],
    ['production', 'https://identity.example', false],
    ['local', 'http://localhost:4005', false],
    ['local', 'http://192.168.1.10:4005', true],
  ])('in the profile %s the issuer %s is refused: %s', (AMBITO_PROFILE, OIDC_ISSUER, refused) => {
    const schema = z.object({ ...baseConfig.shape, ...oidcConfig.shape });
    const env = { AMBITO_PROFILE, OIDC_ISSUER, OIDC_AUDIENCE: 'graph' };
    if (refused) expect(refusal(schema, env)).toContain('OIDC_ISSUER: must be https');
    else expect(readConfig(schema, env)).toMatchObject({ OIDC_ISSUER });
  });

  test('a required variable that is empty counts as missing', () => {
    expect(refusal(serves, { DATABASE_URL: '' })).toContain('DATABASE_URL');
  });

  test('by default the process is in production and listens on the loopback only', () => {
    expect(readConfig(baseConfig, {})).toEqual({
      AMBITO_PROFILE: 'production',
      HOST: '127.0.0.1',
      PORT: 0,
      METRICS_PORT: 0,
      LOG_LEVEL: 'info',
    });
  });

  test('other variables of the environment are left out', () => {
    expect(readConfig(baseConfig, { AWS_SECRET: 'x' })).not.toHaveProperty('AWS_SECRET');
  });
});

test.each(['1', '201', 'many'])('a pool of %s connections is refused', (DATABASE_POOL) => {
  expect(refusal(databaseConfig, { DATABASE_POOL })).toContain('DATABASE_POOL');
});

describe('the keys of the gateway’s proof', () => {
  const keys = (GATEWAY_PROOF_KEYS: string) => readConfig(proofConfig, { GATEWAY_PROOF_KEYS }).GATEWAY_PROOF_KEYS;

  test('keep their order: the first signs', () => {
    const other = Buffer.alloc(40, 2).toString('base64url');
    expect(keys(`k2:${other},k1:${KEY}`)).toEqual([
      { kid: 'k2', key: Buffer.alloc(40, 2) },
      { kid: 'k1', key: Buffer.alloc(32, 1) },
    ]);
  });

  test.each([
    ['too short', `k1:${Buffer.alloc(31, 1).toString('base64url')}`],
    ['too short, the second', `k1:${KEY},k2:c2hvcnQ`],
    ['without a name', `:${KEY}`],
    ['without bytes', 'k1:'],
    ['only bytes', KEY],
    ['ending in a comma', `k1:${KEY},`],
  ])('are refused when %s', (_, text) => {
    expect(refusal(proofConfig, { GATEWAY_PROOF_KEYS: text })).toContain('at least 32 bytes');
  });
});

describe('the queue', () => {
  test('needs Redis or a database', () => {
    expect(refusal(queueConfig, {})).toMatch(/REDIS_URL: set REDIS_URL, or QUEUE_DATABASE_URL/);
  });

  test.each([
    { REDIS_URL: 'redis://localhost:6379' },
    { REDIS_URL: 'rediss://redis.internal' },
    { QUEUE_DATABASE_URL: 'postgresql://localhost/queue' },
  ])('takes %j', (env) => {
    expect(readConfig(queueConfig, env)).toEqual(env);
  });

  test('refuses a URL with another scheme', () => {
    expect(refusal(queueConfig, { REDIS_URL: 'http://localhost' })).toContain('REDIS_URL');
    expect(refusal(queueConfig, { QUEUE_DATABASE_URL: 'redis://localhost' })).toContain('QUEUE_DATABASE_URL');
  });
});

describe('files', () => {
  const S3 = {
    S3_ENDPOINT: 'https://s3.example',
    S3_BUCKET: 'ambito',
    S3_ACCESS_KEY_ID: 'a',
    S3_SECRET_ACCESS_KEY: 'b',
  };
  const { S3_BUCKET: _absent, ...withoutBucket } = S3;

  test.each<[string, NodeJS.ProcessEnv]>([
    ['an absolute folder', { FILES_PATH: '/srv/ambito' }],
    ['a relative one on a machine of one’s own', { FILES_PATH: '.data/files', AMBITO_PROFILE: 'local' }],
    ['a bucket over https', S3],
    [
      'a bucket over http on a machine of one’s own',
      { ...S3, S3_ENDPOINT: 'http://localhost:9000', AMBITO_PROFILE: 'local' },
    ],
    ['a scanner', { FILES_PATH: '/srv/ambito', CLAMAV_URL: 'tcp://clamav:3310' }],
  ])('%s will do', (_name, env) => {
    expect(() => readConfig(filesConfig, env)).not.toThrow();
  });

  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['nowhere', {}, 'FILES_PATH: set FILES_PATH, or S3_*'],
    ['both', { ...S3, FILES_PATH: '/srv' }, 'FILES_PATH: set either'],
    ['half a bucket', withoutBucket, 'S3_BUCKET: set it too'],
    ['a relative folder in production', { FILES_PATH: 'files' }, 'FILES_PATH: must be absolute'],
    ['a bucket in the clear in production', { ...S3, S3_ENDPOINT: 'http://s3.example' }, 'S3_ENDPOINT: must be https'],
    ['a scanner without a port', { FILES_PATH: '/srv', CLAMAV_URL: 'tcp://clamav' }, 'CLAMAV_URL: must be tcp'],
  ])('%s will not', (_name, env, problem) => {
    expect(() => readConfig(filesConfig, env)).toThrow(problem);
  });
});
