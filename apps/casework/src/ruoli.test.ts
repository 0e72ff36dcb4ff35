// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeRoles } from '@ambito/subgraph/testing';
import { A04, definition, startCasework, TABELLE_PICCOLE } from './testing.ts';

const app = join(import.meta.dirname, '..');
describeRoles({
  ambito: A04,
  definition,
  app,
  documents: join(app, '..', '..', 'docs', 'api', 'casework'),
  collisions: {
    cartella_una_per_persona:
      'whoever asks for a presa in carico takes the cartella that is there, with the person locked',
    persona_codice_fiscale: 'a role of one sede gets the person by the contatto; any other role sees the person',
    presa_in_carico_una_aperta: 'a request is no row of it, and the coordinator, who assigns it, sees all cases',
    progetto_uno_aperto: 'the case manager drafts; a citizen accepts a draft, which was a row of it before',
    trasmissione_una_in_attesa: 'one that is concealed meets only those of its sender',
  },
  write: process.env['WRITE_RUOLI'] === '1',
  small: TABELLE_PICCOLE,
  growing: true,
  start: startCasework,
});
