// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniInterventi = definisciAzioni({
  'intervento.leggi-scoperti': {
    descrizione: 'leggere gli interventi affidati a un ente che non è più accreditato',
    articolo: 'art. 2 c. 5 o',
    ammessi: ['COORDINATORE'],
    personale: true,
  },
});
