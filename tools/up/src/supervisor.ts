// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ProcessSpec } from './processes.ts';

const GRACE_MS = 10_000;
const CRASHES = 5;
const CRASH_WINDOW_MS = 60_000;
const BACKOFF_MS = 500;

export interface Supervisor {
  start(spec: ProcessSpec): void;
  /** Process numbers by name, as they are now. */
  pids(): Record<string, number>;
  /** Ends every process: asked first, then killed. */
  stop(): Promise<void>;
}

/**
 * Keeps processes running: one that dies starts again after a moment. One that dies five times within a minute is beyond
 * help: `onGivenUp` is told.
 * @param print a line of a process's output
 * @param onChange told after each start
 */
export function createSupervisor(options: {
  cwd: string;
  print(name: string, line: string): void;
  onGivenUp(name: string): void;
  onChange(): void;
}): Supervisor {
  const children = new Map<string, ChildProcess>();
  const crashes = new Map<string, number[]>();
  let stopping = false;

  function start(spec: ProcessSpec): void {
    // A group of its own, so that a Ctrl-C of the terminal does not reach it before the supervisor has its say.
    const child = spawn(process.execPath, [spec.script], {
      cwd: options.cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    children.set(spec.name, child);
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => options.print(spec.name, line));
    child.once('exit', (code, signal) => {
      children.delete(spec.name);
      if (!stopping) crashed(spec, signal ?? code ?? 0);
    });
    options.onChange();
  }

  function crashed(spec: ProcessSpec, cause: string | number): void {
    const now = Date.now();
    const recent = [...(crashes.get(spec.name) ?? []), now].filter((time) => time > now - CRASH_WINDOW_MS);
    crashes.set(spec.name, recent);
    options.print(spec.name, `terminato (${cause})`);
    if (recent.length >= CRASHES) return options.onGivenUp(spec.name);
    setTimeout(() => {
      if (stopping) return;
      options.print(spec.name, 'riavvio');
      start(spec);
    }, BACKOFF_MS * recent.length);
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await exited;
    clearTimeout(timer);
  }

  return {
    start,
    pids: () => Object.fromEntries([...children].map(([name, { pid }]) => [name, pid ?? 0])),
    async stop() {
      stopping = true;
      await Promise.all([...children.values()].map(end));
    },
  };
}
