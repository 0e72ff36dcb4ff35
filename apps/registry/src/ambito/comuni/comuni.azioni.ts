// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const comuneLeggi = defineAzione('comune.leggi', {
  descrizione: 'leggere i Comuni e la loro popolazione',
  ammessi: 'pubblico',
});
