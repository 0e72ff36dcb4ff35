// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf } from './document.ts';
import { placedMentions } from './sources.ts';

/*
 * Writes docs/traceability/code.md: where the code names each article of the Regolamento. With `--check` it writes nothing, and
 * fails when the file is not what the code says.
 */
const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = 'docs/traceability';
const file = join(ROOT, FOLDER, 'code.md');

const document = documentOf(placedMentions(ROOT), FOLDER);
if (!process.argv.includes('--check')) writeFileSync(file, document);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== document) {
  process.stderr.write(`${FOLDER}/code.md is not what the code says: run npm run traceability\n`);
  process.exitCode = 1;
}
