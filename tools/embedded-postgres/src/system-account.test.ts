// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binariesIn } from './binaries.ts';
import { THIS_MACHINE } from './home.ts';
import { reachableBy } from './system-account.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot('programs in a private folder are copied to where another account reaches them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambito-programmi-'));
  const machine = { ...THIS_MACHINE, systemFolder: join(tmpdir(), `ambito-sistema-${process.pid}`) };
  try {
    const original = binariesIn(join(folder, 'native'), '18.4.0');
    await mkdir(join(folder, 'native', 'bin'), { recursive: true, mode: 0o700 });
    for (const program of [original.initdb, original.postgres]) {
      await writeFile(program, '#!/bin/sh\necho 18\n', { mode: 0o700 });
    }
    const reached = await reachableBy(NOBODY, original, machine);
    expect(reached.root).toBe(join(machine.systemFolder, 'postgresql-18.4.0'));
    const { stdout } = await promisify(execFile)(reached.postgres, ['--version'], { ...NOBODY, cwd: '/' });
    expect(stdout).toBe('18\n');

    await chmod(folder, 0o755);
    await promisify(execFile)('chmod', ['-R', 'a+rX', folder]);
    expect(await reachableBy(NOBODY, original, machine)).toBe(original);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(machine.systemFolder, { recursive: true, force: true });
  }
});
