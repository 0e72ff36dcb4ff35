// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeRoles } from '@ambito/subgraph/testing';
import { altroAmbito } from './ambito/ambiti/ambiti.testing.ts';
import { definition } from './app.ts';
import { A04, istituisci, startRegistry, TABELLE_PICCOLE } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeRoles({
  ambito: A04,
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'registry'),
  collisions: {
    annullamento_una_volta: 'what was annulled is no longer there to be annulled',
    apertura_senza_sovrapposizioni: 'a Comune asks for its own sede, of which it sees all openings',
    appartenenza_un_ambito_per_volta: 'everybody reads which Comuni each Ambito has',
    pua_una_per_comune: 'everybody reads the PUA of each Comune',
    voce_vocabolario_un_significato: 'everybody reads the lists of codes',
  },
  write: process.env['WRITE_RUOLI'] === '1',
  small: TABELLE_PICCOLE,
  async start() {
    const registry = await startRegistry();
    await istituisci(registry);
    await altroAmbito(registry);
    return registry;
  },
});
