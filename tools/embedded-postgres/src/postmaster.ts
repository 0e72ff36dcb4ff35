// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveProcess } from './process-table.ts';

/** The signals in order: fast shutdown with a checkpoint; immediate shutdown with recovery at the next start; kill. */
export const STOP_SIGNALS: readonly { signal: NodeJS.Signals; patienceMs: number }[] = [
  { signal: 'SIGINT', patienceMs: 30_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
];
const POLL_MS = 20;

/** What `postmaster.pid` says, line by line as PostgreSQL defines it. */
interface PostmasterFile {
  readonly pid: number;
  readonly status: string;
}

/** True once the server with that process number takes connections. */
export async function isReady(cluster: string, pid: number): Promise<boolean> {
  const file = await readPostmasterFile(cluster);
  return file?.pid === pid && file.status === 'ready';
}

/**
 * Stops the server that a killed process left running on this cluster, and removes its file where the number in it is by now
 * another program's, for PostgreSQL would refuse to start. The caller holds the claim on the folder.
 */
export async function stopOrphan(cluster: string, log?: (line: string) => void): Promise<void> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined) return;
  const isServer = async (): Promise<boolean> => {
    const command = (await liveProcess(file.pid))?.command ?? '';
    return command.includes('postgres') && command.includes(cluster);
  };
  if (!(await isServer())) {
    if ((await liveProcess(file.pid)) !== undefined) await rm(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log?.(`stopping the server left behind by an earlier run, process ${file.pid}`);
  for (const { signal, patienceMs } of STOP_SIGNALS) {
    process.kill(file.pid, signal);
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(POLL_MS)) {
      if (!(await isServer())) return;
    }
  }
}

async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
}
