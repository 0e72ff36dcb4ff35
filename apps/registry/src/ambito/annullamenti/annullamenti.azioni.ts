// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const annullamentoLeggi = defineAzione('annullamento.leggi', {
  descrizione: 'leggere che cosa era sbagliato, chi lo ha annullato e perché',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
  personale: true,
});

/** For pages that all who work for the Ambito share: whoever may not read what was wrong gets an empty answer and no error. */
export const annullamentoRimanda = defineAzione('annullamento.rimanda', {
  descrizione: 'chiedere quale record sbagliato uno ha sostituito',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  personale: true,
});
