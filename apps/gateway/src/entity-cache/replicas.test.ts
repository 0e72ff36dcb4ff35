// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@ambito/identity/testing';
import { PROOF_KEYS_ENV, startIssuer, testDatabase, type TestDatabase, type TestIssuer } from '@ambito/testing';
import pg from 'pg';
import { startGateway, startSubgraph, type FakeSubgraph } from '../testing.ts';

const A04 = '0192a04a-0000-7000-8000-000000000a04';
const SEDE = '0192a04a-0000-7000-8000-000000000001';
const REGISTRY = join(import.meta.dirname, '..', '..', '..', 'registry', 'bundle', 'main.js');
const PAGINA = '{ contatti { edges { node { sede { denominazione comune { nome } } } } } }';

let issuer: TestIssuer;
let database: TestDatabase;
let admin: pg.Client;
let casework: FakeSubgraph;
const files = mkdtempSync(join(tmpdir(), 'ambito-replicas-'));
/** Two replicas of the registry, and a gateway at each. */
const replicas: ChildProcess[] = [];
const gateways: Awaited<ReturnType<typeof startGateway>>[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
  database = await testDatabase('registry');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`
    SET session_replication_role = replica;
    INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ('064008', 'Avellino', 'A509', 'AV', '15');
    INSERT INTO ambito (id, codice, nome, regione) VALUES ('${A04}', 'A04', 'Ambito A04', '15');
    INSERT INTO appartenenza (codice_istat, ambito_id, periodo) VALUES ('064008', '${A04}', '[2014-01-01,)');
    INSERT INTO sede (id, ambito_id, codice_istat, denominazione, indirizzo, periodo)
      VALUES ('${SEDE}', '${A04}', '064008', 'Sede', 'Via', '[2020-01-01,)');
    SET session_replication_role = origin`);
  casework = await startSubgraph(() => ({
    data: { contatti: { edges: [{ node: { sede: { __typename: 'Sede', id: SEDE } } }] } },
  }));
  for (let replica = 0; replica < 2; replica += 1) {
    const port = await freePort();
    replicas.push(startRegistry(port));
    gateways.push(
      await startGateway({ CASEWORK_URL: casework.url, REGISTRY_URL: `http://127.0.0.1:${port}/graphql` }, issuer),
    );
  }
  await Promise.all(gateways.map((gateway) => isOn(gateway)));
}, 60_000);
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  for (const replica of replicas) await kill(replica);
  await casework.stop();
  await issuer.stop();
  await admin.end();
  await database.drop();
  rmSync(files, { recursive: true });
});

function startRegistry(port: number): ChildProcess {
  return spawn(process.execPath, [REGISTRY], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      AMBITO_PROFILE: 'local',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      DATABASE_URL: database.urls.DATABASE_URL,
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: issuer.audience,
      GATEWAY_PROOF_KEYS: PROOF_KEYS_ENV,
      FILES_PATH: files,
    },
  });
}
async function kill(replica: ChildProcess | undefined): Promise<void> {
  if (replica === undefined || replica.exitCode !== null || replica.signalCode !== null) return;
  replica.kill('SIGKILL');
  await once(replica, 'exit');
}
async function until(met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) await sleep(10);
}
const isOn = (gateway: (typeof gateways)[number], on = 1): Promise<void> =>
  until(async () => (await gateway.metric('ambito_entity_cache_on')) === on);
async function read(gateway: (typeof gateways)[number]): Promise<unknown> {
  const { data, errors } = (await gateway.ask(PAGINA)).body;
  expect(errors).toBeUndefined();
  return (data as { contatti: { edges: { node: { sede: unknown } }[] } }).contatti.edges[0]?.node.sede;
}
const hits = (gateway: (typeof gateways)[number]): Promise<number> =>
  gateway.metric('ambito_entity_cache_objects_total', 'outcome="hit"');

test('a sede that is changed through one replica is read afresh by every gateway within a second', async () => {
  const [uno, altro] = gateways as [(typeof gateways)[number], (typeof gateways)[number]];
  for (const gateway of gateways) {
    expect(await read(gateway)).toEqual({ denominazione: 'Sede', comune: { nome: 'Avellino' } });
    expect(await read(gateway)).toEqual({ denominazione: 'Sede', comune: { nome: 'Avellino' } });
    expect(await hits(gateway)).toBe(1);
  }
  const { body } = await uno.ask(
    'mutation ($input: ModificaSedeInput!) { modificaSede(input: $input) { denominazione } }',
    { authorization: await issuer.bearer('coordinatore', [{ ruolo: 'COORDINATORE', ambito: A04, dal: '2020-01-01' }]) },
    { variables: { input: { sedeId: SEDE, versione: 1, denominazione: 'Sede nuova' } } },
  );
  expect(body.errors).toBeUndefined();
  const changed = Date.now();
  // Who writes through a gateway sees it there at once, announced or not.
  expect(await read(uno)).toMatchObject({ denominazione: 'Sede nuova' });
  for (const gateway of [altro, uno])
    await until(async () => JSON.stringify(await read(gateway)).includes('Sede nuova'));
  expect(Date.now() - changed).toBeLessThan(1_000);
});

test('a Comune that an SQL script renames is read afresh inside the sede that was kept', async () => {
  await Promise.all(gateways.map(read));
  await admin.query(`UPDATE comune SET nome = 'Avellino nuova' WHERE codice_istat = '064008'`);
  const changed = Date.now();
  for (const gateway of gateways)
    await until(async () => JSON.stringify(await read(gateway)).includes('Avellino nuova'));
  expect(Date.now() - changed).toBeLessThan(1_000);
});

test('who asks in an Ambito without a role is refused, although the sede is kept', async () => {
  const [gateway] = gateways as [(typeof gateways)[number]];
  await read(gateway);
  const { errors } = (await gateway.ask(PAGINA, { 'x-ambito': A04 })).body;
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a client that goes frees the client and the statement of the registry', async () => {
  const [gateway] = gateways as [(typeof gateways)[number]];
  const lock = new pg.Client({ connectionString: database.adminUrl });
  await lock.connect();
  await lock.query('BEGIN; LOCK TABLE sede');
  const waiting = async (): Promise<number> => {
    const { rowCount } = await admin.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = 'registry_service' AND state <> 'idle'`,
    );
    return rowCount ?? 0;
  };
  try {
    const caller = new AbortController();
    const asked = gateway.ask(`{ sede(id: "${SEDE}") { denominazione } }`, {}, { signal: caller.signal });
    asked.catch(() => undefined);
    await until(async () => (await waiting()) === 1);
    caller.abort();
    const left = Date.now();
    await until(async () => (await waiting()) === 0);
    // Without a stop, the statement ends at its limit of 15 seconds.
    expect(Date.now() - left).toBeLessThan(10_000);
  } finally {
    await lock.end();
  }
});

test('a registry that dies takes the cache of its gateway away, and no other', async () => {
  const [uno, altro] = gateways as [(typeof gateways)[number], (typeof gateways)[number]];
  await Promise.all(gateways.map(read));
  await kill(replicas[0]);
  await isOn(uno, 0);
  expect(await uno.metric('ambito_entity_cache_records')).toBe(0);
  const { errors } = (await uno.ask(PAGINA)).body;
  expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  await isOn(altro);
  await read(altro);
});
