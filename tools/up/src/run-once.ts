// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const running = new Set<ReturnType<typeof spawn>>();

/** Runs a script to its end. @throws Error when it fails, after its output was printed */
export async function runOnce(
  script: string,
  env: Readonly<Record<string, string>>,
  print: (line: string) => void,
  args: readonly string[] = [],
): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', print);
  const [code] = (await once(child, 'close')) as [number | null];
  running.delete(child);
  if (code !== 0) throw new Error(`${script} failed`);
}

/** Ends the scripts that are running. */
export function stopRunning(): void {
  for (const child of running) child.kill('SIGTERM');
}
