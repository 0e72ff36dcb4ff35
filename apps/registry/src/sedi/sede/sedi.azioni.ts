// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const sedeLeggi = defineAzione('sede.leggi', {
  descrizione: 'leggere sedi e orari',
  articolo: 'art. 5',
  ammessi: 'pubblico',
});

export const sedeIndividua = defineAzione('sede.individua', {
  descrizione: 'individuare la sede di un Comune',
  articolo: 'art. 5 c. 2',
  ammessi: ['COORDINATORE', 'COMUNE'],
});

export const sedeModifica = defineAzione('sede.modifica', {
  descrizione: 'modificare i dati di una sede, o cessarla',
  articolo: 'art. 5 c. 2',
  ammessi: ['COORDINATORE', 'COMUNE'],
});
