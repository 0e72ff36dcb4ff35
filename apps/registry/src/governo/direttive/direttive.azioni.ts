// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const direttivaLeggi = defineAzione('direttiva.leggi', {
  descrizione: 'leggere le direttive del Coordinamento Istituzionale',
  articolo: 'art. 2 c. 5',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
