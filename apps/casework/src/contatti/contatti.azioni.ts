// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniContatti = definisciAzioni({
  'contatto.leggi': {
    descrizione: 'leggere i contatti del Segretariato Sociale',
    articolo: 'art. 2 c. 8',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
  },
  'contatto.registra': {
    descrizione: 'registrare un contatto a una sede',
    articolo: 'art. 2 c. 8',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
  },
  'contatto.decodifica': {
    descrizione: 'decodificare i bisogni di un contatto',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
  },
  'contatto.concludi': {
    descrizione: "registrare l'esito di un contatto",
    articolo: 'art. 2 c. 8',
    ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
  },
});
