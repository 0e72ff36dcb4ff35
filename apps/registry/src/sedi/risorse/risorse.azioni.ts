// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const risorsaAssegna = defineAzione('risorsa.assegna', {
  descrizione: 'assegnare e ritirare le risorse strumentali delle sedi',
  articolo: 'art. 6',
  ammessi: ['COORDINATORE'],
});
