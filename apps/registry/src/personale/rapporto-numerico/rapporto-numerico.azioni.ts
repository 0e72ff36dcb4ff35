// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const rapportoNumericoLeggi = defineAzione('rapporto-numerico.leggi', {
  descrizione: 'leggere i rapporti fra assistenti sociali e residenti',
  articolo: 'art. 4 c. 1',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
