// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 60_000;
const started: ChildProcess[] = [];

/** Runs a program of a bundled service to its end. @throws Error with its output when it fails */
export function runToEnd(folder: string, app: string, script: string, env: Readonly<Record<string, string>>): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${app} ${script} ended with ${status}\n${stdout}${stderr}`);
}

/** Starts a program of a bundled service and waits until it answers on its internal port that it is ready. */
export async function startReady(
  folder: string,
  app: string,
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(child);
  const deadline = Date.now() + TIMEOUT_MS;
  let state = 'no answer';
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${app} ${script} ended with ${child.exitCode}`);
    try {
      const response = await fetch(`http://127.0.0.1:${env['METRICS_PORT']}/readyz`);
      if (response.ok) return;
      state = await response.text();
    } catch {
      // It does not listen yet.
    }
    await sleep(100);
  }
  throw new Error(`${app} ${script} is not ready: ${state}`);
}

/** Asks each process to end, the last started first. @returns those that did not exit with 0 */
export async function stopAll(): Promise<string[]> {
  const bad: string[] = [];
  for (const child of started.splice(0).reverse()) {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    if (child.exitCode !== 0) bad.push(`${child.spawnargs.join(' ')}: ${child.exitCode ?? child.signalCode}`);
  }
  return bad;
}
