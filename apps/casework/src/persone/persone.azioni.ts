// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const personaLeggi = defineAzione('persona.leggi', {
  descrizione: 'leggere i dati di una persona',
  articolo: 'art. 2 c. 2',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
  applica: ['sede'],
});
