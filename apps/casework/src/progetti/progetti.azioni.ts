// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniProgetti = definisciAzioni({
  'progetto.leggi': {
    descrizione: 'leggere un progetto personalizzato',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE', 'CITTADINO'],
    personale: true,
  },
  'progetto.redigi': {
    descrizione: 'redigere un progetto personalizzato',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'progetto.accetta': {
    descrizione: 'accettare un progetto personalizzato',
    articolo: 'art. 2 c. 5 a',
    ammessi: ['CITTADINO', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'progetto.verifica': {
    descrizione: 'registrare la verifica di un progetto',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
  },
});
