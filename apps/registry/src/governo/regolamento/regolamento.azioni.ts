// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const regolamentoLeggi = defineAzione('regolamento.leggi', {
  descrizione: 'leggere il Regolamento e le sue versioni',
  articolo: 'art. 10',
  ammessi: 'pubblico',
});

export const regolamentoAdotta = defineAzione('regolamento.adotta', {
  descrizione: 'registrare il Regolamento approvato',
  articolo: 'art. 10',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});

export const regolamentoAllinea = defineAzione('regolamento.allinea', {
  descrizione: 'allineare il Regolamento a una disposizione della Regione, dello Stato o dell’Unione europea',
  articolo: 'art. 11 c. 1',
  ammessi: ['COORDINATORE'],
});

export const propostaLeggi = defineAzione('proposta.leggi', {
  descrizione: 'leggere le proposte di modifica del Regolamento e i voti',
  articolo: 'art. 11 c. 2',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE', 'COMUNE', 'COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});

export const propostaApri = defineAzione('proposta.apri', {
  descrizione: 'proporre una modifica del Regolamento',
  articolo: 'art. 11 c. 2',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});

export const propostaChiudi = defineAzione('proposta.chiudi', {
  descrizione: 'ritirare una proposta di modifica o concluderne la votazione',
  articolo: 'art. 11 c. 2',
  ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
});

export const propostaVota = defineAzione('proposta.vota', {
  descrizione: 'votare una proposta di modifica del Regolamento, per il proprio Comune',
  articolo: 'art. 11 c. 2',
  ammessi: ['COMUNE'],
});
