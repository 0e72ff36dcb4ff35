// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const assenzaRegistra = defineAzione('assenza.registra', {
  descrizione: "registrare, cambiare o togliere un'assenza e il suo sostituto",
  articolo: 'art. 8',
  ammessi: ['COORDINATORE'],
});
