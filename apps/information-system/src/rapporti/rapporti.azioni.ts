// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const rapportoLeggi = defineAzione('rapporto.leggi', {
  descrizione: 'leggere i rapporti di monitoraggio',
  articolo: 'art. 2 c. 8 b',
  ammessi: ['COORDINATORE', 'REGIONE'],
});
