// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const progettoLeggi = defineAzione('progetto.leggi', {
  descrizione: 'leggere un progetto personalizzato',
  articolo: 'art. 2 c. 3 c',
  ammessi: ['ASSISTENTE_SOCIALE', 'CITTADINO'],
  personale: true,
});

/** Not the citizen: what was wrong may have been of another person, and colleagues write the reason for each other. */
export const progettoLeggiErrori = defineAzione('progetto.leggi-errori', {
  descrizione: 'leggere che cosa di un progetto era stato registrato per errore',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});
