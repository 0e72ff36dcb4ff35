// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub } from '@ambito/subgraph';
import { sedeCita } from '../anagrafe/anagrafe.azioni.ts';

/** What casework cites of an ente: the gateway asks the registry for the rest. */
export const enteReference = defineStub('Ente', sedeCita, 'id');
