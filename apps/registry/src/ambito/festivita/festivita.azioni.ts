// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniFestivita = definisciAzioni({
  'patrono.imposta': {
    descrizione: 'indicare il santo patrono di un Comune',
    articolo: 'art. 5 c. 3',
    ammessi: ['COORDINATORE', 'COMUNE'],
  },
});
