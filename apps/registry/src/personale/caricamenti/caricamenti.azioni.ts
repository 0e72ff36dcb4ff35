// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const caricamentoLeggi = defineAzione('caricamento.leggi', {
  descrizione: 'seguire i caricamenti di tabelle del proprio Ambito, e averne i modelli',
  articolo: 'art. 6 c. 2',
  ammessi: ['COORDINATORE'],
});

export const caricamentoScaricaerrori = defineAzione('caricamento.scaricaErrori', {
  descrizione: 'scaricare le righe di una tabella che non vanno',
  articolo: 'art. 6 c. 2',
  ammessi: ['COORDINATORE'],
  personale: true,
});
