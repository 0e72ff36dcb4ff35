// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const scrivaniaLeggi = defineAzione('scrivania.leggi', {
  descrizione: 'leggere che cosa attende il coordinatore',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
});
