// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

// The case manager's report on the path. The coordinator sees the request and the assessment, not this report.
export const dimissioneLeggi = defineAzione('dimissione.leggi', {
  descrizione: 'leggere la valutazione con cui un caso è stato concluso',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});
