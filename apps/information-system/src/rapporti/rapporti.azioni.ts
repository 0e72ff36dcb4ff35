// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const rapportoLeggi = defineAzione('rapporto.leggi', {
  descrizione: 'leggere i rapporti di monitoraggio',
  articolo: 'art. 2 c. 8 b',
  ammessi: ['COORDINATORE', 'REGIONE'],
});

export const rapportoRichiedi = defineAzione('rapporto.richiedi', {
  descrizione: 'chiedere un rapporto di monitoraggio',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
});

export const rapportoApprova = defineAzione('rapporto.approva', {
  descrizione: 'approvare un rapporto di monitoraggio',
  articolo: 'art. 7 c. 1',
  ammessi: ['COORDINATORE'],
});

export const rapportoTrasmetti = defineAzione('rapporto.trasmetti', {
  descrizione: 'trasmettere un rapporto alla Regione',
  articolo: 'art. 2 c. 8 b',
  ammessi: ['COORDINATORE'],
});
