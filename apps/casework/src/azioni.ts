// SPDX-License-Identifier: AGPL-3.0-or-later
import { unisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';
import { azioniAnagrafe } from './anagrafe/anagrafe.azioni.ts';
import { azioniBilancio } from './bilancio/bilancio.azioni.ts';
import { azioniCartelle } from './cartelle/cartelle.azioni.ts';
import { azioniContatti } from './contatti/contatti.azioni.ts';
import { azioniInterventi } from './interventi/interventi.azioni.ts';
import { azioniPersone } from './persone/persone.azioni.ts';
import { azioniPreseInCarico } from './prese-in-carico/prese-in-carico.azioni.ts';
import { azioniProgetti } from './progetti/progetti.azioni.ts';
import { azioniTrasmissioni } from './trasmissioni/trasmissioni.azioni.ts';

/** All that can be asked of casework, and of whom: each folder says its own. What depends on the single record is in the SQL of its reference. */
export const azioni = unisciAzioni(
  azioniAnagrafe,
  azioniBilancio,
  azioniCartelle,
  azioniContatti,
  azioniInterventi,
  azioniPersone,
  azioniPreseInCarico,
  azioniProgetti,
  azioniTrasmissioni,
);

export const Azione = azioneDi(azioni);
