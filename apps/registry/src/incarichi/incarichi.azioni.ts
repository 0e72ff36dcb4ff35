// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniIncarichi = definisciAzioni({
  'incarico.conferisci': {
    descrizione: 'conferire un incarico a un operatore',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
  },
});
