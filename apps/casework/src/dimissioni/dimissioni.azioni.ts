// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

// What the case manager wrote of the path: the coordinator sees the request and the assessment, not this.
export const dimissioneLeggi = defineAzione('dimissione.leggi', {
  descrizione: 'leggere la valutazione con cui un caso è stato concluso',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});
