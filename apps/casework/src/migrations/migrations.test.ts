// SPDX-License-Identifier: AGPL-3.0-or-later
import { describeMigrations } from '@ambito/persistence/testing';
import { migrations } from '../app.ts';
import { definition } from '../testing.ts';

// What the registry tells of its records: nothing in it is about a person.
const DEL_REGISTRO = ['accreditamento', 'competenza', 'coordinatore', 'ente', 'linea', 'mandato', 'operatore', 'sede'];

describeMigrations('casework', {
  entities: definition.entities,
  migrations,
  withoutWall: DEL_REGISTRO.map((nome) => `anagrafe_${nome}`),
});
