// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim } from './claim.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { EmbeddedPostgresError, explained } from './embedded-postgres-error.ts';
import { freePort } from './free-port.ts';
import { findHome, THIS_MACHINE, type Home, type Machine } from './home.ts';
import { isReady, STOP_SIGNALS, stopOrphan } from './postmaster.ts';
import { failureOf, runProgram, type RunningProgram } from './program.ts';

/** A server that runs, on 127.0.0.1 only. */
export interface EmbeddedPostgres {
  /** Of the superuser, with the password: never log it. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back. Returns when nothing of the server is left. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The folder of the cluster, made when it is missing. Beside it are kept `<dataDir>.password` and `<dataDir>.lock`. */
  readonly dataDir: string;
  /** The port of an earlier run, for those who still know it; otherwise a free one is found. */
  readonly port?: number;
  /** For data that nobody misses after a power cut, as in tests: the server does not wait for the disk. */
  readonly disposable?: boolean;
  /** Takes the server's own log, line by line. */
  readonly log?: (line: string) => void;
}

/** As many connections as eight processes with their pools ask for; few megabytes for the rest, since all share one machine. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket's path has room for 107 bytes, a private folder's may be longer.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  // Compiling a statement costs more than these statements take.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
const DISPOSABLE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  // Passwords of tests protect nothing, and each connection would compute thousands of digests.
  scram_iterations: '1',
  // A test sends a statement once or twice on a connection: it is planned once, as it will be later where it comes again and again.
  plan_cache_mode: 'force_generic_plan',
};
const ATTEMPTS = 20;
const PAUSE_MS = 250;
const POLL_MS = 20;

/**
 * Starts the PostgreSQL of the package `embedded-postgres` on a cluster of its own, making it at the first start. The programs
 * are started directly and not by that package's class, which as root cannot enter a private folder and leaves the server
 * running when its own process is killed.
 * @throws EmbeddedPostgresError when the folder is in use, cannot be written, or the programs do not run here
 */
export function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return startOn(THIS_MACHINE, options);
}

export async function startOn(machine: Machine, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  try {
    return await startIn(dataDir, machine, options);
  } catch (error) {
    throw explained(error, dirname(dataDir));
  }
}

async function startIn(dataDir: string, machine: Machine, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(dirname(dataDir), { recursive: true, mode: 0o700 });
  const release = await claim(
    `${dataDir}.lock`,
    (pid) =>
      new EmbeddedPostgresError(
        `I dati in ${dataDir} sono già in uso dal processo ${pid}: fermalo, oppure imposta AMBITO_DATA su un'altra cartella`,
      ),
  );
  try {
    const home = await findHome(dataDir, machine);
    const password = await ensureCluster(home, `${dataDir}.password`);
    await stopOrphan(home.cluster, options.log);
    const { server, port } = await launch(home, options);
    const ended = server.ended.then(release);
    return {
      adminUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
      port,
      pid: server.pid,
      ended,
      async stop() {
        await end(server);
        await ended;
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Again when the port was taken meanwhile, or while the last processes of a killed server still hold its memory. */
async function launch(home: Home, options: EmbeddedPostgresOptions): Promise<{ server: RunningProgram; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const chosen = options.disposable === true ? { ...SETTINGS, ...DISPOSABLE } : SETTINGS;
    const settings = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = await runProgram(
      home,
      home.binaries.postgres,
      ['-D', home.cluster, '-p', String(port), ...settings],
      options.log,
    );
    if (await becomesReady(server, home.cluster)) return { server, port };
    const passing = /Address already in use|pre-existing shared memory block|lock file "postmaster.pid" already exists/;
    if (attempt === ATTEMPTS || !server.lines.some((line) => passing.test(line))) {
      throw failureOf('PostgreSQL', server.lines, home.cluster);
    }
    await sleep(PAUSE_MS);
  }
}

/** Waits as long as it takes: recovery after a power cut has no time limit. */
async function becomesReady(server: RunningProgram, cluster: string): Promise<boolean> {
  while (!server.hasEnded) {
    if (await isReady(cluster, server.pid)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

async function end(server: RunningProgram): Promise<void> {
  for (const { signal, patienceMs } of STOP_SIGNALS) {
    if (server.hasEnded) return;
    server.kill(signal);
    await Promise.race([server.ended, sleep(patienceMs, undefined, { ref: false })]);
  }
}
