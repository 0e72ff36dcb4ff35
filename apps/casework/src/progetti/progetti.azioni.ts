// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const progettoLeggi = defineAzione('progetto.leggi', {
  descrizione: 'leggere un progetto personalizzato',
  articolo: 'art. 2 c. 3 c',
  ammessi: ['ASSISTENTE_SOCIALE', 'CITTADINO'],
  personale: true,
});

export const progettoRedigi = defineAzione('progetto.redigi', {
  descrizione: 'redigere un progetto personalizzato',
  articolo: 'art. 2 c. 3 c',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});

export const progettoAccetta = defineAzione('progetto.accetta', {
  descrizione: 'accettare un progetto personalizzato',
  articolo: 'art. 2 c. 5 a',
  ammessi: ['CITTADINO', 'ASSISTENTE_SOCIALE'],
  personale: true,
});

export const progettoVerifica = defineAzione('progetto.verifica', {
  descrizione: 'registrare la verifica di un progetto',
  articolo: 'art. 2 c. 3 d',
  ammessi: ['ASSISTENTE_SOCIALE'],
  personale: true,
});
