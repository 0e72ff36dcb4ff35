// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const cartellaLeggi = defineAzione('cartella.leggi', {
  descrizione: 'leggere una cartella',
  articolo: 'art. 2 c. 2',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE'],
  personale: true,
});

export const cartellaConta = defineAzione('cartella.conta', {
  descrizione: 'contare le cartelle aperte',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
});
