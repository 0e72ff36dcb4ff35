// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniIspezioni = definisciAzioni({
  'ispezione.leggi': {
    descrizione: 'leggere le ispezioni delle sedi',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
  'ispezione.registra': {
    descrizione: 'verificare gli standard minimi di una sede, e gli adempimenti',
    articolo: 'art. 5 c. 2',
    ammessi: ['COORDINATORE'],
  },
});
