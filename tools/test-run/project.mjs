// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { REPORT, ROOT, runJest } from './jest.mjs';

// The target `test` of each project: `node tools/test-run/project.mjs apps/casework`. What follows goes to Jest.
const [folder, ...args] = process.argv.slice(2);
process.exitCode = await runJest(join(ROOT, folder, REPORT), [`${folder}/src/`, ...args]);
