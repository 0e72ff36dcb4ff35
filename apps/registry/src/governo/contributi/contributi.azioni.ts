// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniContributi = definisciAzioni({
  'contributo.leggi': {
    descrizione: 'leggere i contributi alla programmazione',
    articolo: 'art. 3 c. 1 f',
    ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
  'contributo.presenta': {
    descrizione: 'presentare un contributo alla programmazione',
    articolo: 'art. 2 c. 5 c e c. 6',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  },
  'contributo.rispondi': {
    descrizione: 'rispondere a un contributo alla programmazione',
    articolo: 'art. 2 c. 5 c',
    ammessi: ['COORDINATORE'],
  },
});
