// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const indicatoreCatalogo = defineAzione('indicatore.catalogo', {
  descrizione: 'leggere il catalogo degli indicatori',
  ammessi: 'pubblico',
});

export const indicatoreLeggi = defineAzione('indicatore.leggi', {
  descrizione: 'leggere gli indicatori',
  articolo: 'art. 2 c. 5 k',
  ammessi: ['REGIONE', 'COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'COMUNE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});

export const territorioCita = defineAzione('territorio.cita', {
  descrizione: 'citare un Ambito, un Comune o una sede',
  ammessi: 'pubblico',
});
