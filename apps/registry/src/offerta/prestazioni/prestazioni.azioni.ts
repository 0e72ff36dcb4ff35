// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const prestazioneLeggi = defineAzione('prestazione.leggi', {
  descrizione: 'leggere e cercare le prestazioni pubblicate',
  articolo: 'art. 2 c. 6',
  ammessi: 'pubblico',
});

export const prestazioneLeggiTutte = defineAzione('prestazione.leggi-tutte', {
  descrizione: 'leggere anche bozze, voci ritirate e voci da verificare',
  articolo: 'art. 2 c. 6',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});

export const prestazioneLeggiMancanze = defineAzione('prestazione.leggi-mancanze', {
  descrizione: 'leggere che cosa manca a una voce per essere pubblicata',
  articolo: 'art. 2 c. 6',
  ammessi: ['COORDINATORE', 'SEGRETARIATO'],
});
