// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';

/** All that can be asked of the information system, and of whom. Nothing here is about a person. */
export const azioni = definisciAzioni({
  'indicatore.catalogo': { descrizione: 'leggere il catalogo degli indicatori', ammessi: 'pubblico' },
  'indicatore.leggi': {
    descrizione: 'leggere gli indicatori',
    articolo: 'art. 2 c. 5 k',
    ammessi: ['REGIONE', 'COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'COMUNE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  },
  'territorio.cita': { descrizione: 'citare un Ambito, un Comune o una sede', ammessi: 'pubblico' },
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

export const Azione = azioneDi(azioni);
