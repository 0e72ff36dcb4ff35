// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeRoles } from '@ambito/subgraph/testing';
import { altroAmbito } from './ambito/ambiti/ambiti.testing.ts';
import { definition } from './app.ts';
import { A04, istituisci, startRegistry } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeRoles({
  ambito: A04,
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'registry'),
  // An identifier of HSDS that a published entry of another Ambito has is refused as one in use.
  tellsOfPublic: ['importaOffertaHsds'],
  write: process.env['WRITE_RUOLI'] === '1',
  async start() {
    const registry = await startRegistry();
    await istituisci(registry);
    await altroAmbito(registry);
    return registry;
  },
});
