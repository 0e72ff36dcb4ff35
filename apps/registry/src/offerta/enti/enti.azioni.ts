// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const enteLeggi = defineAzione('ente.leggi', {
  descrizione: 'leggere gli enti con cui il servizio collabora e i loro accreditamenti',
  articolo: 'art. 2 c. 6',
  ammessi: 'pubblico',
});
