// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const coordinatoreLeggi = defineAzione('coordinatore.leggi', {
  descrizione: "leggere chi coordina l'Ufficio di Piano",
  articolo: 'art. 4 c. 2 b',
  ammessi: 'pubblico',
});
