// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const aperturaLeggi = defineAzione('apertura.leggi', {
  descrizione: "leggere le aperture straordinarie dell'Ambito",
  articolo: 'art. 5 c. 5',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

export const aperturaRichiedi = defineAzione('apertura.richiedi', {
  descrizione: "chiedere l'apertura straordinaria di una sede",
  articolo: 'art. 5 c. 5',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

export const aperturaRitira = defineAzione('apertura.ritira', {
  descrizione: "ritirare un'apertura straordinaria",
  articolo: 'art. 5 c. 5',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

export const aperturaDecidi = defineAzione('apertura.decidi', {
  descrizione: "autorizzare o rifiutare un'apertura straordinaria",
  articolo: 'art. 5 c. 5',
  ammessi: ['COORDINATORE'],
});
