// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniCaricamenti = definisciAzioni({
  'caricamento.prova': {
    descrizione: 'provare il caricamento di una tabella di sedi, orari o operatori',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
  },
  'caricamento.esegui': {
    descrizione: 'caricare una tabella di sedi, orari o operatori',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
  },
});
