// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const progettoLeggi = defineAzione('progetto.leggi', {
  descrizione: 'leggere un progetto personalizzato',
  articolo: 'art. 2 c. 3 c',
  ammessi: ['ASSISTENTE_SOCIALE', 'CITTADINO'],
  personale: true,
});
