// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const pianoLeggi = defineAzione('piano.leggi', {
  descrizione: 'leggere i Piani di Zona approvati',
  articolo: 'art. 1; D.Lgs. 33/2013',
  ammessi: 'pubblico',
});

export const pianoLavora = defineAzione('piano.lavora', {
  descrizione: 'leggere obiettivi, andamento e bilancio come sono adesso',
  articolo: 'art. 3 c. 1 f',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
