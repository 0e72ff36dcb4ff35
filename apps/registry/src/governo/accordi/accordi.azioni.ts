// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniAccordi = definisciAzioni({
  'accordo.leggi': {
    descrizione: "leggere gli accordi dell'Ambito",
    articolo: 'art. 2 c. 5 f e o; D.Lgs. 33/2013',
    ammessi: 'pubblico',
  },
  'accordo.registra': {
    descrizione: 'registrare un accordo e il suo termine',
    articolo: 'art. 2 c. 5 f e o',
    ammessi: ['COORDINATORE'],
  },
});
