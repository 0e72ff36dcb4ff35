// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const formazioneLeggi = defineAzione('formazione.leggi', {
  descrizione: 'leggere le attività formative e chi vi partecipa',
  articolo: 'art. 2 c. 5 m, n',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO'],
});
