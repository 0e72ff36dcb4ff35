// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const enteAccredita = defineAzione('ente.accredita', {
  descrizione: 'accreditare un ente e revocarne un accreditamento',
  articolo: 'art. 2 c. 5 o',
  ammessi: ['COORDINATORE'],
});
