// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const cartellaLeggi = defineAzione('cartella.leggi', {
  descrizione: 'leggere una cartella',
  articolo: 'art. 2 c. 2',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE'],
  personale: true,
});

/** The coordinator alone sees every cartella: anybody else would be told of some that they may not see. */
export const cartellaConta = defineAzione('cartella.conta', {
  descrizione: 'contare le cartelle aperte',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
  personale: true,
});
