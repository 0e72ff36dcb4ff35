// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeWrongValues } from '@ambito/subgraph/testing';
import { definition, startCasework } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeWrongValues({
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'casework'),
  start: startCasework,
});
