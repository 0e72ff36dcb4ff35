// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub } from '@ambito/subgraph';
import { territorioCita } from './indicatori.azioni.ts';

/** What the information system cites of the registry: the gateway asks the registry for the rest. */
export const ambitoReference = defineStub('Ambito', territorioCita, 'id');
export const comuneReference = defineStub('Comune', territorioCita, 'codiceIstat');
export const sedeReference = defineStub('Sede', territorioCita, 'id');
