// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const trasmissioneLeggi = defineAzione('trasmissione.leggi', {
  descrizione: 'leggere una trasmissione, senza ciò che vi è comunicato',
  articolo: 'art. 2 c. 8 e',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
  applica: ['sede'],
});

// The coordinator follows terms and outcomes, and does not read the transmitted data of a person.
export const trasmissioneLeggiContenuto = defineAzione('trasmissione.leggi-contenuto', {
  descrizione: 'leggere che cosa è stato comunicato con una trasmissione',
  articolo: 'art. 2 c. 8 e',
  ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
  personale: true,
  applica: ['sede'],
});

export const trasmissioneLeggiInRitardo = defineAzione('trasmissione.leggi-in-ritardo', {
  descrizione: 'leggere le trasmissioni senza esito oltre il termine',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
  personale: true,
});

export const trasmissioneLeggiDiCasiConclusi = defineAzione('trasmissione.leggi-di-casi-conclusi', {
  descrizione: 'leggere le trasmissioni di casi conclusi che attendono ancora la risposta',
  articolo: 'art. 2 c. 8 e',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE'],
  personale: true,
});
