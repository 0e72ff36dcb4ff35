// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process that lives. `startedAt` tells it from a later one that got the same number; its format is the system's. */
export interface LiveProcess {
  readonly startedAt: string;
  /** Program and arguments, joined by spaces. */
  readonly command: string;
}

/** @returns `undefined` when there is no such process, or it is dead and only not yet reaped by its parent */
export async function liveProcess(pid: number): Promise<LiveProcess | undefined> {
  try {
    return await (process.platform === 'linux' ? fromProc(pid) : fromPs(pid));
  } catch {
    return undefined;
  }
}

async function fromProc(pid: number): Promise<LiveProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may itself hold spaces and parentheses.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startedAt = fields[18];
  if (state === 'Z' || state === 'X' || startedAt === undefined) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
  return { startedAt, command: command.split('\0').join(' ').trim() };
}

async function fromPs(pid: number): Promise<LiveProcess | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)]);
  // `lstart` is five words: Mon Nov 24 15:00:00 2025.
  const found = /^\s*(\S+)\s+((?:\S+\s+){4}\S+)\s+(.*)$/.exec(stdout.trimEnd());
  const [, state = 'Z', startedAt = '', command = ''] = found ?? [];
  return state.startsWith('Z') ? undefined : { startedAt, command };
}
