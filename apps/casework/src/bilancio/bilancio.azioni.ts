// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniBilancio = definisciAzioni({
  'linea.cita': { descrizione: 'citare una linea di bilancio', ammessi: 'pubblico' },
  'linea.leggi': {
    descrizione: 'leggere quanto è impegnato su una linea di bilancio',
    articolo: 'art. 6 c. 1',
    ammessi: ['COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'ASSISTENTE_SOCIALE', 'SEGRETARIATO', 'COMUNE'],
  },
});
