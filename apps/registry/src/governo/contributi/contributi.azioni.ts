// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const contributoLeggi = defineAzione('contributo.leggi', {
  descrizione: 'leggere i contributi alla programmazione',
  articolo: 'art. 3 c. 1 f',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
