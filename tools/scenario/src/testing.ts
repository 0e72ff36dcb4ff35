// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { freePort } from '@ambito/embedded-postgres';
import { obtainToken } from '@ambito/token';
import { readOperations } from './client.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const OPERATIONS = readOperations(join(ROOT, 'docs', 'api'));
const START_MS = 180_000;
/** How long a launcher takes at most to end what it has started: longer than the supervisor gives its processes. */
const END_MS = 20_000;
const RECORD_CALLS = pathToFileURL(join(import.meta.dirname, 'record-calls.testing.mjs')).href;

interface Processo {
  name: string;
  pid: number;
  readyUrl: string;
  metricsUrl: string;
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/**
 * The whole system by `npm start`'s own launcher, on a port and in a folder of its own, with the demonstration data.
 * @throws Error with its last lines when it is not ready in time, after it was ended
 */
export async function startSystem(env: Record<string, string> = {}, startMs = START_MS) {
  const dataDir = await mkdtemp(join(tmpdir(), 'ambito system '));
  const port = await freePort();
  const callsFile = join(dataDir, 'calls.jsonl');
  const up = spawn(process.execPath, [join(ROOT, 'tools', 'up', 'start.mjs')], {
    env: {
      ...process.env,
      // As an operator would whose settings and whose maker's key are about.
      APOLLO_KEY: 'service:ambito:prova',
      APOLLO_GRAPH_REF: 'ambito@current',
      APOLLO_TELEMETRY_DISABLED: 'false',
      NODE_OPTIONS: `--import=${RECORD_CALLS}?to=${encodeURIComponent(callsFile)}`,
      PORT: String(port),
      AMBITO_DATA: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [up.stdout, up.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('Ambito pronto')) resolve();
      });
    }
    up.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${lines.slice(-20).join('\n')}`)));
    setTimeout(() => reject(new Error(`not ready:\n${lines.slice(-20).join('\n')}`)), startMs).unref();
  });
  try {
    await ready;
  } catch (error) {
    await end(up);
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(`the system of process ${up.pid} did not start`, { cause: error });
  }
  const url = `http://localhost:${port}`;
  const tokens = new Map<string, string>();

  const running = async (): Promise<{ postgres: number; processes: Processo[] }> =>
    JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8')) as { postgres: number; processes: Processo[] };
  const processes = async (): Promise<Processo[]> => (await running()).processes;

  async function ask(
    account: string | null,
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer & { status: number }> {
    if (account !== null && !tokens.has(account)) tokens.set(account, await obtainToken(account, { gatewayUrl: url }));
    const authorization = account === null ? {} : { authorization: `Bearer ${tokens.get(account)}` };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Answer) };
  }

  return {
    url,
    lines,
    processes,
    ask,
    /** A documented operation, by the name of its file. */
    operation: (name: string): string => OPERATIONS.get(name) as string,
    async kill(name: string): Promise<void> {
      const found = (await processes()).find((process) => process.name === name);
      if (found !== undefined) process.kill(found.pid, 'SIGKILL');
    },
    /** The postmaster's, by SIGKILL: as a power cut would. */
    async killPostgres(): Promise<void> {
      process.kill((await running()).postgres, 'SIGKILL');
    },
    /** SQL statements that a service has sent so far. */
    async statements(name: string): Promise<number> {
      const found = (await processes()).find((process) => process.name === name);
      const text = await (await fetch(found?.metricsUrl ?? '')).text();
      return Number(/^ambito_sql_statements_total\{[^}]*\} (\d+)/m.exec(text)?.[1]);
    },
    /** @returns also what each program connected to and looked up, from its start to its end */
    async stop(): Promise<{ code: number | null; left: string[]; calls: Call[] }> {
      const pids = (await processes()).map(({ name, pid }) => ({ name, pid }));
      const code = await end(up);
      const calls = await readCalls(callsFile);
      await rm(dataDir, { recursive: true, force: true });
      return { code, left: pids.filter(({ pid }) => alive(pid)).map(({ name }) => name), calls };
    },
  };
}

/** Ends a launcher with all that it has started. Killed outright, it takes them along. @returns its exit code */
async function end(up: ChildProcess): Promise<number | null> {
  if (up.exitCode !== null || up.signalCode !== null) return up.exitCode;
  const exited = once(up, 'exit') as Promise<[number | null]>;
  up.kill('SIGTERM');
  const timer = setTimeout(() => up.kill('SIGKILL'), END_MS);
  const [code] = await exited;
  clearTimeout(timer);
  return code;
}

/** A connection that a program opened, or a name that it looked up. */
export interface Call {
  readonly program: string;
  readonly what: string;
  readonly whom: string;
}

async function readCalls(file: string): Promise<Call[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Call);
}

export type System = Awaited<ReturnType<typeof startSystem>>;

/** Whether a process is there. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
