// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniCapofila = definisciAzioni({
  'capofila.designa': {
    descrizione: 'designare il Comune capofila',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
  },
});
