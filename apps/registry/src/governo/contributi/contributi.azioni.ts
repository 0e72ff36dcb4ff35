// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const contributoLeggi = defineAzione('contributo.leggi', {
  descrizione: 'leggere i contributi alla programmazione',
  articolo: 'art. 3 c. 1 f',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

export const contributoPresenta = defineAzione('contributo.presenta', {
  descrizione: 'presentare un contributo alla programmazione',
  articolo: 'art. 2 c. 5 c e c. 6',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});

export const contributoRispondi = defineAzione('contributo.rispondi', {
  descrizione: 'rispondere a un contributo alla programmazione',
  articolo: 'art. 2 c. 5 c',
  ammessi: ['COORDINATORE'],
});
