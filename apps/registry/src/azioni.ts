// SPDX-License-Identifier: AGPL-3.0-or-later
import { unisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';
import { azioniAppartenenze } from './appartenenze/appartenenze.azioni.ts';
import { azioniCapofila } from './capofila/capofila.azioni.ts';
import { azioniConvenzioni } from './convenzioni/convenzioni.azioni.ts';
import { azioniCoordinatore } from './coordinatore/coordinatore.azioni.ts';
import { azioniAmbiti } from './ambiti/ambiti.azioni.ts';
import { azioniComuni } from './comuni/comuni.azioni.ts';
import { azioniIncarichi } from './incarichi/incarichi.azioni.ts';
import { azioniOperatori } from './operatori/operatori.azioni.ts';
import { azioniOrari } from './orari/orari.azioni.ts';
import { azioniScrivania } from './scrivania/scrivania.azioni.ts';
import { azioniSedi } from './sedi/sedi.azioni.ts';

/** All that can be asked of the registry, and of whom: each folder says its own. */
export const azioni = unisciAzioni(
  azioniCoordinatore,
  azioniConvenzioni,
  azioniCapofila,
  azioniAppartenenze,
  azioniAmbiti,
  azioniComuni,
  azioniIncarichi,
  azioniOperatori,
  azioniOrari,
  azioniScrivania,
  azioniSedi,
);

export const Azione = azioneDi(azioni);
