// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const operatoreLeggi = defineAzione('operatore.leggi', {
  descrizione: 'leggere gli operatori e i loro incarichi',
  articolo: 'art. 8',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});

/** Who works at the desks and on cases has to know whether a colleague is there. */
export const operatoreLeggiAssenze = defineAzione('operatore.leggi-assenze', {
  descrizione: 'leggere in quali giorni un operatore è assente, e chi lo sostituisce',
  articolo: 'art. 8',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});

export const operatoreLeggiRiservato = defineAzione('operatore.leggi-riservato', {
  descrizione: 'leggere perché un incarico finisce, e chi si assenta nelle previsioni del rapporto numerico',
  articolo: 'art. 8',
  ammessi: ['COORDINATORE'],
});

export const operatoreLeggiProprio = defineAzione('operatore.leggi-proprio', {
  descrizione:
    'leggere perché un proprio incarico finisce, e le proprie assenze nelle previsioni del rapporto numerico',
  articolo: 'art. 8',
  ammessi: ['ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});
