// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** The version of a Node.js. */
export const versionOf = (node) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

/** The processes below one, itself included, with the time that each has used of the processors. */
function tree(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        // Of its own, and of its children that have ended.
        const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
        return [{ pid: Number(pid), parent: Number(fields[1]), cpuMs: ticks * TICK_MS }];
      } catch {
        return [];
      }
    });
  const below = new Set([root]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid }) => below.has(pid));
}

/** What a process and those below it have used of the processors, in milliseconds; without this one, which makes the load. */
export const cpuMs = (root = process.pid) =>
  tree(root)
    .filter(({ pid }) => pid !== process.pid)
    .reduce((sum, { cpuMs }) => sum + cpuMs, 0);

/** The proportional memory of a process and of those below it, in megabytes: what they share counts once. */
export const memoryMb = (root) =>
  tree(root).reduce((sum, { pid }) => {
    try {
      return sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024;
    } catch {
      return sum;
    }
  }, 0);
