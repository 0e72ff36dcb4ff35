// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const contattoLeggi = defineAzione('contatto.leggi', {
  descrizione: 'leggere i contatti del Segretariato Sociale',
  articolo: 'art. 2 c. 8',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
  applica: ['sede'],
});

export const contattoLeggiASedeChiusa = defineAzione('contatto.leggi-a-sede-chiusa', {
  descrizione: 'leggere i contatti avvenuti a sede chiusa',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
  personale: true,
});
