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
