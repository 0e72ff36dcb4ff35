// SPDX-License-Identifier: AGPL-3.0-or-later
import { unisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';
import { azioniIndicatori } from './indicatori/indicatori.azioni.ts';
import { azioniRapporti } from './rapporti/rapporti.azioni.ts';

/** All that can be asked of the information system, and of whom: each folder says its own. Nothing here is about a person. */
export const azioni = unisciAzioni(azioniIndicatori, azioniRapporti);

export const Azione = azioneDi(azioni);
