// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeRoles } from '@ambito/subgraph/testing';
import { A04, ALTRO, definition, eventi, PETRURO, startInformationSystem, TABELLE_PICCOLE } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeRoles({
  ambito: A04,
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'information-system'),
  write: process.env['WRITE_RUOLI'] === '1',
  small: TABELLE_PICCOLE,
  growing: true,
  async start() {
    const sistema = await startInformationSystem();
    await sistema.apply([
      eventi.ambito(),
      eventi.ambito(ALTRO, 'A05', []),
      eventi.sede(),
      ...[1, 2, 3, 4].map((n) => eventi.contatto(randomUUID(), 1, n, '2026-09-10')),
      eventi.contatto(randomUUID(), 1, 5, '2026-09-10', { comuneResidenza: PETRURO }),
    ]);
    await sistema.update();
    return sistema;
  },
});
