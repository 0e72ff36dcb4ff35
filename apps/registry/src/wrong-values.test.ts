// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeWrongValues } from '@ambito/subgraph/testing';
import { altroAmbito } from './ambito/ambiti/ambiti.testing.ts';
import { definition } from './app.ts';
import { istituisci, startRegistry } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeWrongValues({
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'registry'),
  async start() {
    const registry = await startRegistry();
    await istituisci(registry);
    await altroAmbito(registry);
    return registry;
  },
});
