// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub } from '@ambito/subgraph';
import { lineaCita } from './bilancio.azioni.ts';

/** What casework cites of a line: the gateway asks the registry for the rest. */
export const lineaReference = defineStub('LineaDiBilancio', lineaCita, 'id');
