// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniAmbiti = definisciAzioni({
  'ambito.leggi': { descrizione: "leggere l'Ambito e i suoi Comuni", articolo: 'art. 1', ammessi: 'pubblico' },
  'ambito.istituisci': {
    descrizione: 'istituire un Ambito con i suoi Comuni',
    articolo: 'art. 1',
    ammessi: ['AMMINISTRATORE'],
  },
});
