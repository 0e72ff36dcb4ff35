// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const ambitoLeggi = defineAzione('ambito.leggi', {
  descrizione: "leggere l'Ambito e i suoi Comuni",
  articolo: 'art. 1',
  ammessi: 'pubblico',
});

export const ambitoIstituisci = defineAzione('ambito.istituisci', {
  descrizione: 'istituire un Ambito con i suoi Comuni',
  articolo: 'art. 1',
  ammessi: ['AMMINISTRATORE'],
});
