// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const operatoreLeggi = defineAzione('operatore.leggi', {
  descrizione: 'leggere gli operatori e i loro incarichi',
  articolo: 'art. 8',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

export const operatoreLeggiRiservato = defineAzione('operatore.leggi-riservato', {
  descrizione: 'leggere le assenze di ogni operatore, e perché un incarico finisce',
  articolo: 'art. 8',
  ammessi: ['COORDINATORE'],
});

export const operatoreLeggiProprio = defineAzione('operatore.leggi-proprio', {
  descrizione: 'leggere le proprie assenze, e perché un proprio incarico finisce',
  articolo: 'art. 8',
  ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});
