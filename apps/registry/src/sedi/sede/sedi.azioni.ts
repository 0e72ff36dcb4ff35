// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const sedeLeggi = defineAzione('sede.leggi', {
  descrizione: 'leggere sedi e orari',
  articolo: 'art. 5',
  ammessi: 'pubblico',
});
