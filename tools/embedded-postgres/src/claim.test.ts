// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim } from './claim.ts';

let folder: string;
let file: string;
const inUse = (pid: number) => new Error(`in use by ${pid}`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambito-claim-'));
  file = join(folder, 'data.lock');
});
afterEach(() => rm(folder, { recursive: true }));

test('a second process is refused with the name of the first, and admitted after the first has left', async () => {
  const release = await claim(file, inUse);
  await expect(claim(file, inUse)).rejects.toThrow(`in use by ${process.pid}`);
  await release();
  await (
    await claim(file, inUse)
  )();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' })],
  ['an earlier process with the number of one that lives', JSON.stringify({ pid: process.ppid, startedAt: '1' })],
  ['nobody that can be read', '{'],
])('what %s left behind is taken over', async (_what, left) => {
  await writeFile(file, left);
  await expect(claim(file, inUse)).resolves.toBeInstanceOf(Function);
  expect(await readdir(folder)).toEqual(['data.lock']);
});
