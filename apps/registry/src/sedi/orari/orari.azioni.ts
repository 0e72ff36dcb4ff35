// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAzione } from '@ambito/access';

export const sedeLeggiSettimane = defineAzione('sede.leggi-settimane', {
  descrizione: 'leggere le ore davvero aperte di una sede, e perché se ne perdono',
  articolo: 'art. 5 c. 4',
  ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
});
