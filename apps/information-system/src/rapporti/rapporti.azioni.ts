// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniRapporti = definisciAzioni({
  'rapporto.leggi': {
    descrizione: 'leggere i rapporti di monitoraggio',
    articolo: 'art. 2 c. 8 b',
    ammessi: ['COORDINATORE', 'REGIONE'],
  },
  'rapporto.richiedi': {
    descrizione: 'chiedere un rapporto di monitoraggio',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
  },
  'rapporto.approva': {
    descrizione: 'approvare un rapporto di monitoraggio',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
  },
  'rapporto.trasmetti': {
    descrizione: 'trasmettere un rapporto alla Regione',
    articolo: 'art. 2 c. 8 b',
    ammessi: ['COORDINATORE'],
  },
});
