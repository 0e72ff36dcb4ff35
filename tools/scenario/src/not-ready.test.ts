// SPDX-License-Identifier: AGPL-3.0-or-later
import { alive, startSystem } from './testing.ts';

test('a system that is not ready in time is ended', async () => {
  const tardi = await startSystem({}, 1_000).catch((error: unknown) => error as Error);
  const [, pid] = /process (\d+) did not start/.exec((tardi as Error).message) ?? [];
  expect([typeof pid, alive(Number(pid))]).toEqual(['string', false]);
}, 60_000);
