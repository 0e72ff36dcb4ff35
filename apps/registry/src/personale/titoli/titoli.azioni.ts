// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const titoloRegistra = defineAzione('titolo.registra', {
  descrizione: 'registrare un titolo di servizio, o cambiarne il termine o il datore di lavoro',
  articolo: 'art. 8 c. 1',
  ammessi: ['COORDINATORE'],
});
