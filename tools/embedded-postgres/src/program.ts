// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dyingWithParent } from './dying-with-parent.ts';
import { EmbeddedPostgresError, explained } from './embedded-postgres-error.ts';
import type { Home } from './home.ts';

const KEPT_LINES = 30;

/** A program of PostgreSQL's that runs. */
export interface RunningProgram {
  readonly pid: number;
  /** Settles when it has ended and its output is read. */
  readonly ended: Promise<{ code: number | null }>;
  readonly hasEnded: boolean;
  /** The last lines that it wrote. */
  readonly lines: readonly string[];
  kill(signal: NodeJS.Signals): void;
}

/** Runs one of the home's programs, in a process group of its own: Ctrl-C in a terminal must not stop the server first. */
export async function runProgram(
  home: Home,
  program: string,
  args: readonly string[],
  log?: (line: string) => void,
): Promise<RunningProgram> {
  const [command = '', ...rest] = [...home.prefix, ...dyingWithParent('INT'), program, ...args];
  const child: ChildProcess = spawn(command, rest, {
    ...home.owner,
    cwd: '/',
    // Nothing else of this process's environment: PGDATA and the like would change what the server does.
    env: { PATH: process.env.PATH, LC_MESSAGES: 'C' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      log?.(line);
    });
  }
  let over = false;
  const ended = new Promise<{ code: number | null }>((resolve) => {
    child.once('close', (code) => {
      over = true;
      resolve({ code });
    });
  });
  await once(child, 'spawn');
  return {
    pid: child.pid ?? -1,
    ended,
    get hasEnded() {
      return over;
    },
    lines,
    kill: (signal) => void child.kill(signal),
  };
}

const FOLDER_MESSAGES = [
  ['No space left on device', 'ENOSPC'],
  ['Read-only file system', 'EROFS'],
  ['Permission denied', 'EACCES'],
] as const;

/** One line for the person who started it, out of what the program wrote. */
export function failureOf(program: string, lines: readonly string[], folder: string): unknown {
  const output = lines.join('\n');
  const code = FOLDER_MESSAGES.find(([message]) => output.includes(message))?.[1];
  if (code !== undefined) return explained({ code }, folder);
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'nessun messaggio';
  return new EmbeddedPostgresError(`${program} non è partito in ${folder}: ${reason.trim()}`);
}
