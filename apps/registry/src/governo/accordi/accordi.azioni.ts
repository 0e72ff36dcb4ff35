// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const accordoLeggi = defineAzione('accordo.leggi', {
  descrizione: "leggere gli accordi dell'Ambito",
  articolo: 'art. 2 c. 5 f e o; D.Lgs. 33/2013',
  ammessi: 'pubblico',
});

export const accordoRegistra = defineAzione('accordo.registra', {
  descrizione: 'registrare un accordo e il suo termine',
  articolo: 'art. 2 c. 5 f e o',
  ammessi: ['COORDINATORE'],
});
