// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeRoles } from '@ambito/subgraph/testing';
import { A04, definition, startCasework } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeRoles({
  ambito: A04,
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'casework'),
  write: process.env['WRITE_RUOLI'] === '1',
  start: startCasework,
});
