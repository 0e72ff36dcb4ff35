// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const mandatoLeggi = defineAzione('mandato.leggi', {
  descrizione: 'leggere gli atti di mandato dei Comuni',
  articolo: 'art. 2 c. 3',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
