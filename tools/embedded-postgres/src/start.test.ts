// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withClient } from './databases.ts';
import { freePort } from './free-port.ts';
import { THIS_MACHINE } from './home.ts';
import { liveProcess } from './process-table.ts';
import { startEmbeddedPostgres, startOn, type EmbeddedPostgres } from './start.ts';

const isRoot = process.getuid?.() === 0;
/** A cluster made once, for the tests of a later start. */
const made = mkdtempSync(join(tmpdir(), 'ambito cluster-'));
let folder: string;
let dataDir: string;
let servers: EmbeddedPostgres[];

beforeAll(async () => {
  await (await startEmbeddedPostgres({ dataDir: join(made, 'postgres') })).stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));

beforeEach(async () => {
  // As private as mkdtemp makes it, and with a space.
  folder = await mkdtemp(join(tmpdir(), 'ambito prova-'));
  dataDir = join(folder, 'data', 'postgres');
  servers = [];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(options: { port?: number } = {}, machine = THIS_MACHINE): Promise<EmbeddedPostgres> {
  const server = await startOn(machine, { dataDir, ...options });
  servers.push(server);
  return server;
}

/** The second start and later ones find a cluster. */
async function startAgain(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  // `cp` keeps the owner; the functions of Node do not.
  await promisify(execFile)('cp', ['-a', made, join(folder, 'data')]);
  return start(options);
}

const remember = (server: EmbeddedPostgres) =>
  withClient(server.adminUrl, (query) => query('CREATE TABLE remembered AS SELECT 42 AS answer'));
const recall = (server: EmbeddedPostgres) =>
  withClient(server.adminUrl, (query) => query('SELECT answer FROM remembered'));

describe('embedded PostgreSQL', () => {
  test('runs in a private folder, sorts as Italian does, knows accented letters, and keeps its data over a stop', async () => {
    const first = await start();
    await remember(first);
    const sorted = await withClient(first.adminUrl, (query) =>
      query(`SELECT n FROM unnest(ARRAY['Zoe', 'De Luca', 'Àlba', 'Alba', 'D''Amico', 'Elia', 'élite']) n ORDER BY n`),
    );
    expect(sorted.map(({ n }) => n)).toEqual(['Alba', 'Àlba', "D'Amico", 'De Luca', 'Elia', 'élite', 'Zoe']);
    const [settings] = await withClient(first.adminUrl, (query) =>
      query(`SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS addresses`),
    );
    expect(settings).toEqual({ encoding: 'UTF8', addresses: '127.0.0.1' });
    await first.stop();
    expect(await liveProcess(first.pid)).toBeUndefined();

    expect(await recall(await start())).toEqual([{ answer: 42 }]);
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
  });

  test('demands the password', async () => {
    const { adminUrl } = await startAgain();
    const wrong = new URL(adminUrl);
    wrong.password = 'sbagliata';
    await expect(withClient(wrong.href, (query) => query('SELECT 1'))).rejects.toThrow(
      /password authentication failed/,
    );
  });

  test('refuses a folder in use, naming who uses it and the remedy', async () => {
    await startAgain();
    await expect(start()).rejects.toThrow(
      new RegExp(`in uso dal processo ${process.pid}: fermalo, oppure imposta AMBITO_DATA`),
    );
  });

  test('starts again after it was killed', async () => {
    const killed = await startAgain();
    await remember(killed);
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    expect(await recall(await start({ port: killed.port }))).toEqual([{ answer: 42 }]);
  });

  test('stops the server that a killed process left running', async () => {
    const orphan = await startAgain();
    await remember(orphan);
    await writeFile(`${dataDir}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }));
    expect(await recall(await start())).toEqual([{ answer: 42 }]);
    expect(await liveProcess(orphan.pid)).toBeUndefined();
  });

  test('is not stopped by a stale file whose process number is by now another program’s', async () => {
    await (await startAgain()).stop();
    await writeFile(join(dataDir, 'postmaster.pid'), `${process.ppid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n`);
    await expect(start()).resolves.toBeDefined();
  });

  test('waits for a port that is about to be free', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const soon = setTimeout(() => other.close(), 600);
    const server = await startAgain({ port });
    clearTimeout(soon);
    expect(server.port).toBe(port);
  });

  test('makes the cluster anew when the first start was interrupted half-way', async () => {
    await mkdir(`${dataDir}.new`, { recursive: true });
    await writeFile(join(`${dataDir}.new`, 'PG_VERSION'), '18\n');
    await expect(start()).resolves.toBeDefined();
  });

  test.each([
    [
      'a cluster of another version',
      'PG_VERSION',
      '17\n',
      /sono di PostgreSQL 17, questo è il 18: imposta AMBITO_DATA/,
    ],
    ['a cluster whose password is lost', 'PG_VERSION', '18\n', /Manca .*postgres\.password.*imposta AMBITO_DATA/],
  ])('refuses %s in one line', async (_what, file, content, message) => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, file), content);
    const failure: unknown = await start().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'EmbeddedPostgresError', message: expect.stringMatching(message) });
    expect((failure as Error).message).not.toContain('\n');
  });

  test('says in one line that the folder cannot be made', async () => {
    await writeFile(join(folder, 'data'), 'a file in its place');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/non è una cartella: imposta AMBITO_DATA/);
  });

  (isRoot ? test : test.skip)('lives with a system account where root may make no user namespace', async () => {
    const systemFolder = join(tmpdir(), `ambito-sistema-${process.pid}`);
    const machine = { allowsUserNamespaces: false, systemFolder, systemAccount: 'nobody' };
    try {
      const first = await start({}, machine);
      await remember(first);
      await first.stop();
      expect((await lstat(dataDir)).isSymbolicLink()).toBe(true);
      expect(await realpath(dataDir)).toMatch(new RegExp(`^${await realpath(systemFolder)}/[0-9a-f]{16}/cluster$`));
      expect((await stat(dataDir)).uid).not.toBe(0);

      // It stays there, whatever is allowed by then.
      expect(await recall(await start())).toEqual([{ answer: 42 }]);
      const status = await readFile(`/proc/${servers.at(-1)?.pid}/status`, 'utf8');
      expect(status).toMatch(new RegExp(`^Uid:\\s+${(await stat(dataDir)).uid}\\s`, 'm'));
    } finally {
      await servers.at(-1)?.stop();
      await rm(systemFolder, { recursive: true, force: true });
    }
  });
});
