// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniScrivania = definisciAzioni({
  'scrivania.leggi': {
    descrizione: 'leggere che cosa attende il coordinatore',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
  },
});
