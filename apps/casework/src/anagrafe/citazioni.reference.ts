// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub } from '@ambito/subgraph';
import { sedeCita } from './anagrafe.azioni.ts';

/** What casework cites of the registry: the gateway asks the registry for the rest. */
export const comuneReference = defineStub('Comune', sedeCita, 'codiceIstat');
export const operatoreReference = defineStub('Operatore', sedeCita, 'id');
export const sedeReference = defineStub('Sede', sedeCita, 'id');
