// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniReperibilita = definisciAzioni({
  'reperibilita.leggi': {
    descrizione: 'leggere i turni di reperibilità',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
  'reperibilita.organizza': {
    descrizione: 'organizzare i turni di reperibilità',
    articolo: 'art. 2 c. 4',
    ammessi: ['COORDINATORE'],
  },
});
