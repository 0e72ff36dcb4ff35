// SPDX-License-Identifier: AGPL-3.0-or-later
import { definisciAzioni } from '@ambito/access';
import { azioneDi } from '@ambito/subgraph';

/** All that can be asked of casework, and of whom. What depends on the single record is in the SQL of each concept's reference. */
export const azioni = definisciAzioni({
  'persona.leggi': {
    descrizione: 'leggere i dati di una persona',
    articolo: 'art. 2 c. 2',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE'],
    personale: true,
  },
  'contatto.leggi': {
    descrizione: 'leggere i contatti del Segretariato Sociale',
    articolo: 'art. 2 c. 8',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE'],
    personale: true,
  },
  'contatto.registra': {
    descrizione: 'registrare un contatto a una sede',
    articolo: 'art. 2 c. 8',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'contatto.decodifica': {
    descrizione: 'decodificare i bisogni di un contatto',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'contatto.concludi': {
    descrizione: "registrare l'esito di un contatto",
    articolo: 'art. 2 c. 8',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'cartella.leggi': {
    descrizione: 'leggere una cartella',
    articolo: 'art. 2 c. 2',
    ammessi: ['ASSISTENTE_SOCIALE', 'COORDINATORE'],
    personale: true,
  },
  'cartella.conta': {
    descrizione: 'contare le cartelle aperte',
    articolo: 'art. 7 c. 1',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE', 'COORDINATORE'],
    personale: true,
  },
  'presa-in-carico.leggi': {
    descrizione: 'leggere una presa in carico',
    articolo: 'art. 2 c. 3 a',
    ammessi: ['ASSISTENTE_SOCIALE', 'COORDINATORE'],
    personale: true,
  },
  'presa-in-carico.richiedi': {
    descrizione: 'chiedere la presa in carico',
    articolo: 'art. 2 c. 8 e',
    ammessi: ['SEGRETARIATO', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'presa-in-carico.assegna': {
    descrizione: 'assegnare una richiesta a un assistente sociale',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
  },
  'presa-in-carico.non-accogliere': {
    descrizione: 'non accogliere una richiesta di presa in carico',
    articolo: 'art. 7 c. 1',
    ammessi: ['COORDINATORE'],
    personale: true,
  },
  'presa-in-carico.attiva': {
    descrizione: 'prendere in carico',
    articolo: 'art. 2 c. 3 a',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'presa-in-carico.dimetti': {
    descrizione: 'dimettere',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'progetto.leggi': {
    descrizione: 'leggere un progetto personalizzato',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE', 'CITTADINO'],
    personale: true,
  },
  'progetto.redigi': {
    descrizione: 'redigere un progetto personalizzato',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'progetto.accetta': {
    descrizione: 'accettare un progetto personalizzato',
    articolo: 'art. 2 c. 5 a',
    ammessi: ['CITTADINO', 'ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'progetto.verifica': {
    descrizione: 'registrare la verifica di un progetto',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
  },
  'sede.cita': { descrizione: 'citare una sede o un operatore', ammessi: 'pubblico' },
});

export const Azione = azioneDi(azioni);
