// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniPrestazioni = definisciAzioni({
  'prestazione.leggi': {
    descrizione: 'leggere e cercare le prestazioni pubblicate',
    articolo: 'art. 2 c. 6',
    ammessi: 'pubblico',
  },
  'prestazione.leggi-tutte': {
    descrizione: 'leggere anche bozze, voci ritirate e voci da verificare',
    articolo: 'art. 2 c. 6',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  },
  'prestazione.redigi': {
    descrizione: 'scrivere le voci del catalogo e confermarne la verifica',
    articolo: 'art. 2 c. 6',
    ammessi: ['COORDINATORE', 'SEGRETARIATO'],
  },
  'prestazione.pubblica': {
    descrizione: 'pubblicare e ritirare le voci del catalogo',
    articolo: 'art. 2 c. 8 d',
    ammessi: ['COORDINATORE'],
  },
});
