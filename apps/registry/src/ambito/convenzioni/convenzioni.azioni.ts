// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniConvenzioni = definisciAzioni({
  'convenzione.registra': {
    descrizione: 'registrare la Convenzione tra i Comuni associati',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
  },
  'convenzione.cessa': {
    descrizione: 'far cessare la Convenzione prima del suo termine',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
  },
});
