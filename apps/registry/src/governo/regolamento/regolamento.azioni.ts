// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const regolamentoLeggi = defineAzione('regolamento.leggi', {
  descrizione: 'leggere il Regolamento e le sue versioni',
  articolo: 'art. 10',
  ammessi: 'pubblico',
});

export const propostaLeggi = defineAzione('proposta.leggi', {
  descrizione: 'leggere le proposte di modifica del Regolamento e i voti',
  articolo: 'art. 11 c. 2',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE', 'COMUNE', 'COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});
