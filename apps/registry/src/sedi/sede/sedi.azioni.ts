// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniSedi = definisciAzioni({
  'sede.leggi': { descrizione: 'leggere sedi e orari', articolo: 'art. 5', ammessi: 'pubblico' },
  'sede.individua': {
    descrizione: 'individuare la sede di un Comune',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
  },
  'sede.modifica': {
    descrizione: 'modificare i dati di una sede, o cessarla',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'COMUNE'],
  },
});
