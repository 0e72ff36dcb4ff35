// SPDX-License-Identifier: AGPL-3.0-or-later
import { pipeline } from 'node:stream/promises';
import { NotFound } from '@ambito/errors';
import { idNelPercorso, type Risorsa } from '@ambito/subgraph';
import { TIPI, TipoAllegato } from '../../ambito/allegati/allegato.ts';
import type { Archivio } from '../../ambito/allegati/archivio.ts';
import type { TipoCaricamento } from './caricamento.ts';
import { modello, type Formato } from './write-tabella.ts';
import { TRACCIATI } from './tracciati.ts';
import { caricamentoLeggi, caricamentoScaricaerrori } from './caricamenti.azioni.ts';

const MODELLO = /^(sedi|orari|operatori)\.(csv|xlsx)$/;

type Risposta = Parameters<Risorsa['rispondi']>[2];

/** Empty templates, and tables of the errors of a load. */
export function risorseCaricamenti({ store }: Archivio): Risorsa[] {
  return [
    {
      metodo: 'GET',
      percorso: '/caricamenti/modelli/:file',
      azione: caricamentoLeggi,
      descrizione: 'Il modello da compilare: sedi, orari o operatori, in CSV o XLSX, con le sole intestazioni.',
      async rispondi(_context, request, response) {
        const [, tipo, formato] = MODELLO.exec(String(request.params['file'])) ?? [];
        if (tipo === undefined || formato === undefined) throw new NotFound('Modello non trovato');
        const scritto = formato === 'csv' ? TipoAllegato.CSV : TipoAllegato.XLSX;
        const tracciato = TRACCIATI[tipo.toUpperCase() as TipoCaricamento];
        const contenuto = await modello(tracciato, scritto);
        writeHeaders(response, `${tipo}.${formato}`, scritto);
        response.setHeader('content-length', contenuto.length);
        response.end(contenuto);
      },
    },
    {
      metodo: 'GET',
      percorso: '/caricamenti/:id/errori',
      azione: caricamentoScaricaerrori,
      descrizione: 'Le righe di una tabella che non vanno, con accanto che cosa non va, nel formato della tabella.',
      async rispondi(context, request, response) {
        const id = idNelPercorso(request);
        const [caricamento] = await context.lettura.query<{ chiave: string; nome: string; tipo: Formato }>(
          `SELECT chiave_errori AS chiave, nome, a.tipo FROM caricamento AS c JOIN allegato AS a ON a.id = allegato_id
           WHERE c.id = $1 AND c.ambito_id = $2 AND con_tabella_errori`,
          [id, context.ambitoId],
        );
        if (caricamento === undefined)
          throw new NotFound('Tabella degli errori non trovata: non ce ne sono, o è stata tolta');
        context.audit('Caricamento', id);
        await context.endReads();
        const file = await store.read(caricamento.chiave);
        writeHeaders(response, `errori-${caricamento.nome}`, caricamento.tipo);
        await pipeline(file, response);
      },
    },
  ];
}

function writeHeaders(response: Risposta, nome: string, formato: Formato): void {
  response.attachment(nome);
  response.setHeader('content-type', TIPI[formato]);
}
