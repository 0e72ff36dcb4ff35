// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';

export const azioniComuni = definisciAzioni({
  'comune.leggi': { descrizione: 'leggere i Comuni e la loro popolazione', ammessi: 'pubblico' },
  'comune.importa': { descrizione: "importare l'anagrafica dei Comuni", ammessi: ['AMMINISTRATORE'] },
});
