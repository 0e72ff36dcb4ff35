// SPDX-License-Identifier: AGPL-3.0-or-later
import { composeSubgraph, createSubgraph, type SubgraphConfig } from '@ambito/subgraph';
import { accreditamenti } from './accreditamenti/accreditamenti.part.ts';
import { ambiti } from './ambiti/ambiti.part.ts';
import { apertureStraordinarie } from './aperture-straordinarie/aperture-straordinarie.part.ts';
import { appartenenze } from './appartenenze/appartenenze.part.ts';
import { assenze } from './assenze/assenze.part.ts';
import { azioni } from './azioni.ts';
import { capofila } from './capofila/capofila.part.ts';
import { comuni } from './comuni/comuni.part.ts';
import { convenzioni } from './convenzioni/convenzioni.part.ts';
import { coordinatore } from './coordinatore/coordinatore.part.ts';
import { enti } from './enti/enti.part.ts';
import { festivita } from './festivita/festivita.part.ts';
import { incarichi } from './incarichi/incarichi.part.ts';
import { ispezioni } from './ispezioni/ispezioni.part.ts';
import { mandati } from './mandati/mandati.part.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { OrariReali1764000000002 } from './migrations/0002-orari-reali.ts';
import { Personale1764000000003 } from './migrations/0003-personale.ts';
import { Offerta1764000000004 } from './migrations/0004-offerta.ts';
import { Governo1764000000005 } from './migrations/0005-governo.ts';
import { Pua1764000000009 } from './migrations/0009-pua.ts';
import { operatori } from './operatori/operatori.part.ts';
import { orari } from './orari/orari.part.ts';
import { prestazioni } from './prestazioni/prestazioni.part.ts';
import { pua } from './pua/pua.part.ts';
import { rapportoNumerico } from './rapporto-numerico/rapporto-numerico.part.ts';
import { reperibilita } from './reperibilita/reperibilita.part.ts';
import { scrivania } from './scrivania/scrivania.part.ts';
import { sedi } from './sedi/sedi.part.ts';
import { titoli } from './titoli/titoli.part.ts';
import { variazioniOrarie } from './variazioni-orarie/variazioni-orarie.part.ts';

export const migrations = [
  Fondamenta1764000000001,
  OrariReali1764000000002,
  Personale1764000000003,
  Offerta1764000000004,
  Governo1764000000005,
  Pua1764000000009,
];

/** The registry's part of the graph. */
export const definition = composeSubgraph('registry', azioni, [
  ambiti,
  comuni,
  sedi,
  orari,
  variazioniOrarie,
  festivita,
  apertureStraordinarie,
  ispezioni,
  operatori,
  titoli,
  incarichi,
  assenze,
  mandati,
  rapportoNumerico,
  reperibilita,
  accreditamenti,
  enti,
  prestazioni,
  pua,
  scrivania,
  appartenenze,
  capofila,
  convenzioni,
  coordinatore,
]);

export const createApp = (config: SubgraphConfig) => createSubgraph(definition, config);
