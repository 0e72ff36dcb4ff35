// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const ispezioneLeggi = defineAzione('ispezione.leggi', {
  descrizione: 'leggere le ispezioni delle sedi',
  articolo: 'art. 5 c. 2',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
