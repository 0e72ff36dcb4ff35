// SPDX-License-Identifier: AGPL-3.0-or-later
import { describeMigrations } from '@ambito/persistence/testing';
import { definition, migrations } from '../app.ts';

// Figures, which the Regione and others read of several Ambiti; what happened, without persons.
const SENZA_PERSONE = ['ambito_comune', 'avanzamento', 'cella', 'periodo_da_ricalcolare', 'rapporto'];

describeMigrations('information_system', { entities: definition.entities, migrations, withoutWall: SENZA_PERSONE });
