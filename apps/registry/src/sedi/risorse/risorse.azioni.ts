// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniRisorse = definisciAzioni({
  'risorsa.assegna': {
    descrizione: 'assegnare e ritirare le risorse strumentali delle sedi',
    articolo: 'art. 6',
    ammessi: ['COORDINATORE'],
  },
});
