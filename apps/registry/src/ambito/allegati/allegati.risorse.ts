// SPDX-License-Identifier: AGPL-3.0-or-later
import { pipeline } from 'node:stream/promises';
import { NotFound } from '@ambito/errors';
import { idNelPercorso, type Risorsa } from '@ambito/subgraph';
import { TIPI, type TipoAllegato } from './allegato.ts';
import { allegatiVisibili } from './allegato.reference.ts';
import type { Archivio } from './archivio.ts';
import { receiveAllegato } from './carica-allegato.ts';
import { verifyCollegamento } from './collegamenti.ts';
import { allegatoCarica, allegatoScarica } from './allegati.azioni.ts';

/** The content of an attachment, at the address that `Allegato.caricamento` and `Allegato.scaricamento` give. */
export function risorseAllegati(archivio: Archivio): Risorsa[] {
  return [
    {
      metodo: 'PUT',
      percorso: '/allegati/:id/contenuto',
      azione: allegatoCarica,
      descrizione: "Carica il contenuto di un allegato, una volta sola, all'indirizzo firmato che l'allegato dà.",
      async rispondi(context, request, response) {
        const id = idNelPercorso(request);
        verifyCollegamento(archivio.chiavi, 'PUT', id, context, request.query);
        await receiveAllegato(context, archivio, id, request);
        response.status(204).end();
      },
    },
    {
      metodo: 'GET',
      percorso: '/allegati/:id/contenuto',
      azione: allegatoScarica,
      descrizione: "Scarica il contenuto di un allegato, all'indirizzo firmato che l'allegato dà.",
      async rispondi(context, request, response) {
        const id = idNelPercorso(request);
        verifyCollegamento(archivio.chiavi, 'GET', id, context, request.query);
        const { where, parameters } = allegatiVisibili(context, { used: 2, ambito: '$2' });
        const [allegato] = await context.lettura.query<{
          nome: string;
          tipo: TipoAllegato;
          dimensione: number;
          chiave: string;
        }>(`SELECT nome, tipo, dimensione, chiave FROM allegato WHERE id = $1 AND ${where} AND stato = 'CARICATO'`, [
          id,
          context.ambitoId,
          ...parameters,
        ]);
        if (allegato === undefined) throw new NotFound('Allegato non trovato');
        context.audit('Allegato', id);
        await context.endReads();
        const file = await archivio.store.read(allegato.chiave);
        response.attachment(allegato.nome);
        // `setHeader`, since `response.type` would add a charset, which may be wrong.
        response.setHeader('content-type', TIPI[allegato.tipo]);
        response.setHeader('content-length', allegato.dimensione);
        response.setHeader('cache-control', 'private, no-store');
        await pipeline(file, response);
      },
    },
  ];
}
