// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const risorseLeggi = defineAzione('risorse.leggi', {
  descrizione: 'leggere le risorse strumentali delle sedi',
  articolo: 'art. 6 c. 1',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
