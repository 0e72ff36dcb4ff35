// SPDX-License-Identifier: AGPL-3.0-or-later
import { unisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';
import { azioniAccordi } from './accordi/accordi.azioni.ts';
import { azioniAccreditamenti } from './accreditamenti/accreditamenti.azioni.ts';
import { azioniAllegati } from './allegati/allegati.azioni.ts';
import { azioniAmbiti } from './ambiti/ambiti.azioni.ts';
import { azioniApertureStraordinarie } from './aperture-straordinarie/aperture-straordinarie.azioni.ts';
import { azioniAppartenenze } from './appartenenze/appartenenze.azioni.ts';
import { azioniAssenze } from './assenze/assenze.azioni.ts';
import { azioniCapofila } from './capofila/capofila.azioni.ts';
import { azioniCaricamenti } from './caricamenti/caricamenti.azioni.ts';
import { azioniComuni } from './comuni/comuni.azioni.ts';
import { azioniContributi } from './contributi/contributi.azioni.ts';
import { azioniConvenzioni } from './convenzioni/convenzioni.azioni.ts';
import { azioniCoordinatore } from './coordinatore/coordinatore.azioni.ts';
import { azioniDirettive } from './direttive/direttive.azioni.ts';
import { azioniEnti } from './enti/enti.azioni.ts';
import { azioniFestivita } from './festivita/festivita.azioni.ts';
import { azioniFormazione } from './formazione/formazione.azioni.ts';
import { azioniIncarichi } from './incarichi/incarichi.azioni.ts';
import { azioniIspezioni } from './ispezioni/ispezioni.azioni.ts';
import { azioniMandati } from './mandati/mandati.azioni.ts';
import { azioniOperatori } from './operatori/operatori.azioni.ts';
import { azioniOrari } from './orari/orari.azioni.ts';
import { azioniPianoDiZona } from './piano-di-zona/piano-di-zona.azioni.ts';
import { azioniPrestazioni } from './prestazioni/prestazioni.azioni.ts';
import { azioniPua } from './pua/pua.azioni.ts';
import { azioniRegolamento } from './regolamento/regolamento.azioni.ts';
import { azioniRisorse } from './risorse/risorse.azioni.ts';
import { azioniScrivania } from './scrivania/scrivania.azioni.ts';
import { azioniRapportoNumerico } from './rapporto-numerico/rapporto-numerico.azioni.ts';
import { azioniReperibilita } from './reperibilita/reperibilita.azioni.ts';
import { azioniSedi } from './sedi/sedi.azioni.ts';
import { azioniTitoli } from './titoli/titoli.azioni.ts';
import { azioniVocabolari } from './vocabolari/vocabolari.azioni.ts';

/** All that can be asked of the registry, and of whom: each folder says its own. */
export const azioni = unisciAzioni(
  azioniCoordinatore,
  azioniConvenzioni,
  azioniCapofila,
  azioniAppartenenze,
  azioniAllegati,
  azioniAmbiti,
  azioniApertureStraordinarie,
  azioniAssenze,
  azioniCaricamenti,
  azioniComuni,
  azioniFestivita,
  azioniFormazione,
  azioniIncarichi,
  azioniIspezioni,
  azioniMandati,
  azioniOperatori,
  azioniOrari,
  azioniRegolamento,
  azioniScrivania,
  azioniRapportoNumerico,
  azioniReperibilita,
  azioniSedi,
  azioniTitoli,
  azioniAccreditamenti,
  azioniEnti,
  azioniPrestazioni,
  azioniPua,
  azioniVocabolari,
  azioniPianoDiZona,
  azioniDirettive,
  azioniAccordi,
  azioniContributi,
  azioniRisorse,
);

export const Azione = azioneDi(azioni);
