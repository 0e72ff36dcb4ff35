// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { reportOf, ROOT, runJest } from './jest.mjs';

// The target `test` of each project, or of a shard: `node tools/test-run/project.mjs apps/casework --shard=1/2`. What follows
// the folder goes to Jest.
const [folder, ...args] = process.argv.slice(2);
const shard = args.map((arg) => /^--shard=(\d+)\//.exec(arg)?.[1]).find((number) => number !== undefined);
process.exitCode = await runJest(join(ROOT, folder, reportOf(shard)), ['--roots', `${folder}/src`, ...args]);
