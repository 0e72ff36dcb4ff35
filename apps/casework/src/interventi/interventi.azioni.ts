// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const interventoLeggiScoperti = defineAzione('intervento.leggi-scoperti', {
  descrizione: 'leggere gli interventi affidati a un ente che in qualche giorno, da oggi in poi, non è accreditato',
  articolo: 'art. 2 c. 5 o',
  ammessi: ['COORDINATORE'],
  personale: true,
});
