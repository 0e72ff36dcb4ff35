// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniOrari = definisciAzioni({
  'sede.imposta-orari': {
    descrizione: 'definire gli orari di una sede',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
  },
});
