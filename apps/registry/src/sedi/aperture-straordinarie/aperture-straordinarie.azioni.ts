// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const aperturaLeggi = defineAzione('apertura.leggi', {
  descrizione: "leggere le aperture straordinarie dell'Ambito",
  articolo: 'art. 5 c. 5',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
