// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const presaInCaricoLeggi = defineAzione('presa-in-carico.leggi', {
  descrizione: 'leggere una presa in carico',
  articolo: 'art. 2 c. 3 a',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE'],
  personale: true,
});

export const presaInCaricoAssegna = defineAzione('presa-in-carico.assegna', {
  descrizione: 'assegnare una richiesta a un assistente sociale',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
  personale: true,
});

export const presaInCaricoAssegnaInUrgenza = defineAzione('presa-in-carico.assegna-in-urgenza', {
  descrizione: 'assegnare in urgenza, e regolarizzare',
  articolo: 'art. 2 c. 4',
  ammessi: ['COORDINATORE'],
  personale: true,
});

export const presaInCaricoCambiaCaseManager = defineAzione('presa-in-carico.cambia-case-manager', {
  descrizione: 'passare un caso a un altro assistente sociale',
  articolo: 'art. 2 c. 2',
  ammessi: ['COORDINATORE'],
  personale: true,
});

export const presaInCaricoNonAccogliere = defineAzione('presa-in-carico.non-accogliere', {
  descrizione: 'non accogliere una richiesta di presa in carico',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
  personale: true,
});

export const presaInCaricoAttiva = defineAzione('presa-in-carico.attiva', {
  descrizione: 'prendere in carico',
  articolo: 'art. 2 c. 3 a',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});

// What the case manager wrote of the path: the coordinator sees the request and the assessment, not this.
export const dimissioneLeggi = defineAzione('dimissione.leggi', {
  descrizione: 'leggere la valutazione con cui un caso è stato concluso',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});

export const presaInCaricoDimetti = defineAzione('presa-in-carico.dimetti', {
  descrizione: 'dimettere',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});
