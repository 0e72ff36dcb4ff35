// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniApertureStraordinarie = definisciAzioni({
  'apertura.leggi': {
    descrizione: "leggere le aperture straordinarie dell'Ambito",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
  'apertura.richiedi': {
    descrizione: "chiedere l'apertura straordinaria di una sede",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
  'apertura.ritira': {
    descrizione: "ritirare un'apertura straordinaria",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
  'apertura.decidi': {
    descrizione: "autorizzare o rifiutare un'apertura straordinaria",
    articolo: 'art. 5 c. 5',
    ammessi: ['COORDINATORE'],
  },
});
