// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const formazioneLeggi = defineAzione('formazione.leggi', {
  descrizione: 'leggere le attività formative e chi vi partecipa',
  articolo: 'art. 2 c. 5 m, n',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});

export const formazioneOrganizza = defineAzione('formazione.organizza', {
  descrizione: 'programmare un’attività formativa e registrarne le presenze',
  articolo: 'art. 2 c. 5 m, n',
  ammessi: ['COORDINATORE'],
});

export const formazioneIscrivi = defineAzione('formazione.iscrivi', {
  descrizione: 'iscrivere un operatore a un’attività formativa: il coordinatore chiunque, un operatore sé stesso',
  articolo: 'art. 2 c. 5 n',
  ammessi: ['COORDINATORE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});
