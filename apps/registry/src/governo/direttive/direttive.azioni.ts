// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const direttivaLeggi = defineAzione('direttiva.leggi', {
  descrizione: 'leggere le direttive del Coordinamento Istituzionale',
  articolo: 'art. 2 c. 5',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

export const direttivaAdotta = defineAzione('direttiva.adotta', {
  descrizione: 'adottare e revocare una direttiva',
  articolo: 'art. 7 c. 2',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});

export const direttivaRecepisci = defineAzione('direttiva.recepisci', {
  descrizione: 'recepire una direttiva',
  articolo: 'art. 7 c. 2',
  ammessi: ['COORDINATORE'],
});
