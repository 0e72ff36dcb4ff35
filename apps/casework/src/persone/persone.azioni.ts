// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniPersone = definisciAzioni({
  'persona.leggi': {
    descrizione: 'leggere i dati di una persona',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
  },
});
