// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

// As before it was annulled: the coordinator does not read what was written of a person.
export const erroreLeggiTesti = defineAzione('errore-annullato.leggi-testi', {
  descrizione: 'leggere i testi di ciò che era stato scritto per errore',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
  applica: ['sede'],
});

export const erroreLeggi = defineAzione('errore-annullato.leggi', {
  descrizione: 'leggere che cosa era sbagliato, chi lo ha annullato e perché',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
  applica: ['sede'],
});
