// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const ambitoLeggi = defineAzione('ambito.leggi', {
  descrizione: "leggere l'Ambito e i suoi Comuni",
  articolo: 'art. 1',
  ammessi: 'pubblico',
});
