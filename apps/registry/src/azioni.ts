// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';

/** All that can be asked of the registry, and of whom. */
export const azioni = definisciAzioni({
  'ambito.leggi': { descrizione: "leggere l'Ambito e i suoi Comuni", articolo: 'art. 1', ammessi: 'pubblico' },
  'ambito.istituisci': {
    descrizione: 'istituire un Ambito con i suoi Comuni',
    articolo: 'art. 1',
    ammessi: ['AMMINISTRATORE'],
  },
  'comune.leggi': { descrizione: 'leggere i Comuni e la loro popolazione', ammessi: 'pubblico' },
  'comune.importa': { descrizione: "importare l'anagrafica dei Comuni", ammessi: ['AMMINISTRATORE'] },
  'sede.leggi': { descrizione: 'leggere sedi e orari', articolo: 'art. 5', ammessi: 'pubblico' },
  'sede.individua': {
    descrizione: 'individuare la sede di un Comune',
    articolo: 'art. 5 c. 2',
    ammessi: ['COMUNE', 'COORDINATORE'],
  },
  'sede.imposta-orari': {
    descrizione: 'definire gli orari di una sede',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
  },
  'operatore.leggi': {
    descrizione: 'leggere gli operatori e i loro incarichi',
    articolo: 'art. 8',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE', 'COORDINAMENTO_ISTITUZIONALE', 'COMUNE'],
  },
  'operatore.registra': { descrizione: 'registrare un operatore', articolo: 'art. 8', ammessi: ['COORDINATORE'] },
  'incarico.conferisci': {
    descrizione: 'conferire un incarico a un operatore',
    articolo: 'art. 8',
    ammessi: ['COORDINATORE'],
  },
});

export const Azione = azioneDi(azioni);
