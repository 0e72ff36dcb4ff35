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

export const prestazioneRedigi = defineAzione('prestazione.redigi', {
  descrizione: 'scrivere le voci del catalogo e confermarne la verifica',
  articolo: 'art. 2 c. 6',
  ammessi: ['COORDINATORE', 'SEGRETARIATO'],
});

export const prestazionePubblica = defineAzione('prestazione.pubblica', {
  descrizione: 'pubblicare e ritirare le voci del catalogo',
  articolo: 'art. 2 c. 8 d',
  ammessi: ['COORDINATORE'],
});
