// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const reperibilitaLeggi = defineAzione('reperibilita.leggi', {
  descrizione: 'leggere i turni di reperibilità',
  articolo: 'art. 2 c. 4',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
