// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniCartelle = definisciAzioni({
  'cartella.leggi': {
    descrizione: 'leggere una cartella',
    articolo: 'art. 2 c. 2',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'cartella.conta': {
    descrizione: 'contare le cartelle aperte',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
    personale: true,
  },
});
