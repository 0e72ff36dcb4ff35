// SPDX-License-Identifier: AGPL-3.0-or-later
import { unisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';
import { azioniAccordi } from './governo/accordi/accordi.azioni.ts';
import { azioniAccreditamenti } from './offerta/accreditamenti/accreditamenti.azioni.ts';
import { azioniAllegati } from './ambito/allegati/allegati.azioni.ts';
import { azioniAmbiti } from './ambito/ambiti/ambiti.azioni.ts';
import { azioniApertureStraordinarie } from './sedi/aperture-straordinarie/aperture-straordinarie.azioni.ts';
import { azioniAppartenenze } from './ambito/appartenenze/appartenenze.azioni.ts';
import { azioniAssenze } from './personale/assenze/assenze.azioni.ts';
import { azioniCapofila } from './ambito/capofila/capofila.azioni.ts';
import { azioniCaricamenti } from './personale/caricamenti/caricamenti.azioni.ts';
import { azioniComuni } from './ambito/comuni/comuni.azioni.ts';
import { azioniContributi } from './governo/contributi/contributi.azioni.ts';
import { azioniConvenzioni } from './ambito/convenzioni/convenzioni.azioni.ts';
import { azioniCoordinatore } from './personale/coordinatore/coordinatore.azioni.ts';
import { azioniDirettive } from './governo/direttive/direttive.azioni.ts';
import { azioniEnti } from './offerta/enti/enti.azioni.ts';
import { azioniFestivita } from './ambito/festivita/festivita.azioni.ts';
import { azioniFormazione } from './personale/formazione/formazione.azioni.ts';
import { azioniIncarichi } from './personale/incarichi/incarichi.azioni.ts';
import { azioniIspezioni } from './sedi/ispezioni/ispezioni.azioni.ts';
import { azioniMandati } from './personale/mandati/mandati.azioni.ts';
import { azioniOperatori } from './personale/operatori/operatori.azioni.ts';
import { azioniOrari } from './sedi/orari/orari.azioni.ts';
import { azioniPianoDiZona } from './governo/piano-di-zona/piano-di-zona.azioni.ts';
import { azioniPrestazioni } from './offerta/prestazioni/prestazioni.azioni.ts';
import { azioniPua } from './offerta/pua/pua.azioni.ts';
import { azioniRegolamento } from './governo/regolamento/regolamento.azioni.ts';
import { azioniRisorse } from './sedi/risorse/risorse.azioni.ts';
import { azioniScrivania } from './ambito/scrivania/scrivania.azioni.ts';
import { azioniRapportoNumerico } from './personale/rapporto-numerico/rapporto-numerico.azioni.ts';
import { azioniReperibilita } from './personale/reperibilita/reperibilita.azioni.ts';
import { azioniSedi } from './sedi/sede/sedi.azioni.ts';
import { azioniTitoli } from './personale/titoli/titoli.azioni.ts';
import { azioniVocabolari } from './ambito/vocabolari/vocabolari.azioni.ts';

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
