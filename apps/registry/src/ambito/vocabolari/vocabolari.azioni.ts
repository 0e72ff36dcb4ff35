// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const vocabolarioLeggi = defineAzione('vocabolario.leggi', {
  descrizione: 'leggere vocabolari e soglie',
  articolo: 'art. 11 c. 1',
  ammessi: 'pubblico',
});

export const vocabolarioAggiorna = defineAzione('vocabolario.aggiorna', {
  descrizione: 'aggiungere o chiudere le voci di un vocabolario',
  articolo: 'art. 2 c. 5 p, q',
  ammessi: ['AMMINISTRATORE'],
});

export const sogliaFissa = defineAzione('soglia.fissa', {
  descrizione: 'fissare il valore di una soglia da una data',
  articolo: 'art. 11 c. 1',
  ammessi: ['AMMINISTRATORE'],
});
