// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const accordoLeggi = defineAzione('accordo.leggi', {
  descrizione: "leggere gli accordi dell'Ambito",
  articolo: 'art. 2 c. 5 f e o; D.Lgs. 33/2013',
  ammessi: 'pubblico',
});
