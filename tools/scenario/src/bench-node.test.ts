// SPDX-License-Identifier: AGPL-3.0-or-later
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface BenchProcesses {
  versionOf(node: string): string;
}

// The benchmark is a package of its own, without types.
const { versionOf } = (await import(join(import.meta.dirname, '..', '..', 'bench', 'processes.mjs'))) as BenchProcesses;

test('the benchmark tells the version of what it measures, not its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambito-bench-node-'));
  const node = join(folder, 'node');
  await writeFile(node, '#!/bin/sh\necho v99.1.0\n');
  await chmod(node, 0o755);
  expect([versionOf(node), versionOf(process.execPath)]).toEqual(['v99.1.0', process.version]);
  await rm(folder, { recursive: true });
});
