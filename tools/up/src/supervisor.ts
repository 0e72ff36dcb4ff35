// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dyingWithParent } from '@ambito/embedded-postgres';
import type { ProcessSpec } from './processes.ts';

const GRACE_MS = 10_000;
/** A process that ends within this time did not start properly. */
const STILLBORN_MS = 5_000;
const ATTEMPTS = 5;
const BACKOFF_MS = 500;

export interface Supervisor {
  start(spec: ProcessSpec): void;
  /** Ends a process and starts it again. */
  restart(spec: ProcessSpec): Promise<void>;
  /** Process numbers by name, as they are now. */
  pids(): Record<string, number>;
  /** Ends every process: asked first, then killed. */
  stop(): Promise<void>;
}

/**
 * Keeps processes running: a process that dies starts again after a moment. When one dies five times in a row as soon as it
 * starts, `onGivenUp` is called. All end with this process, even when it is killed.
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
  const stillborn = new Map<string, number>();
  /** Ended to be started again. */
  const replaced = new Set<ChildProcess>();
  let stopping = false;

  function start(spec: ProcessSpec): void {
    // A group of its own, so that a Ctrl-C of the terminal does not reach it before the supervisor has its say.
    const began = Date.now();
    const [command = process.execPath, ...args] = [...dyingWithParent('TERM'), process.execPath, spec.script];
    const child = spawn(command, args, {
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
      if (!stopping && !replaced.delete(child)) died(spec, signal ?? code ?? 0, Date.now() - began);
    });
    options.onChange();
  }

  function died(spec: ProcessSpec, cause: string | number, livedMs: number): void {
    const inARow = livedMs < STILLBORN_MS ? (stillborn.get(spec.name) ?? 0) + 1 : 0;
    stillborn.set(spec.name, inARow);
    options.print(spec.name, `terminato (${cause})`);
    if (inARow >= ATTEMPTS) return options.onGivenUp(spec.name);
    setTimeout(
      () => {
        if (stopping || children.has(spec.name)) return;
        options.print(spec.name, 'riavvio');
        start(spec);
      },
      BACKOFF_MS * (inARow + 1),
    );
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
    async restart(spec) {
      const child = children.get(spec.name);
      if (child !== undefined) {
        replaced.add(child);
        await end(child);
      }
      stillborn.delete(spec.name);
      if (!stopping) start(spec);
    },
    pids: () => Object.fromEntries([...children].map(([name, { pid }]) => [name, pid ?? 0])),
    async stop() {
      stopping = true;
      await Promise.all([...children.values()].map(end));
    },
  };
}
