// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, NotFound } from '@ambito/errors';
import { idNelPercorso, type Risorsa } from '@ambito/subgraph';
import { TIPI, TipoAllegato } from '../allegati/allegato.ts';
import { allegatoCaricato } from '../allegati/allegato-caricato.ts';
import type { Archivio } from '../allegati/archivio.ts';
import { caricaTabella } from './carica-tabella.ts';
import { TipoCaricamento } from './caricamento.ts';
import { leggiTabella } from './leggi-tabella.ts';
import { modello, tabellaErrori, type Formato } from './scrivi-tabella.ts';
import { TRACCIATI } from './tracciati.ts';

const MODELLO = /^(sedi|orari|operatori)\.(csv|xlsx)$/;

type Risposta = Parameters<Risorsa['rispondi']>[2];

/** Templates to fill in, and tables of what was wrong with one that was filled in. */
export function risorseCaricamenti({ store }: Archivio): Risorsa[] {
  return [
    {
      metodo: 'GET',
      percorso: '/caricamenti/modelli/:file',
      azione: 'caricamento.prova',
      descrizione: 'Il modello da compilare: sedi, orari o operatori, in CSV o XLSX, con le sole intestazioni.',
      async rispondi(_context, request, response) {
        const [, tipo, formato] = MODELLO.exec(String(request.params['file'])) ?? [];
        if (tipo === undefined || formato === undefined) throw new NotFound('Modello non trovato');
        const scritto = formato === 'csv' ? TipoAllegato.CSV : TipoAllegato.XLSX;
        const tracciato = TRACCIATI[tipo.toUpperCase() as TipoCaricamento];
        manda(response, `${tipo}.${formato}`, scritto, await modello(tracciato, scritto));
      },
    },
    {
      metodo: 'GET',
      percorso: '/caricamenti/:id/errori',
      azione: 'caricamento.prova',
      descrizione:
        'Le righe di una tabella che non vanno, con accanto che cosa non va, nel formato della tabella: il caricamento si prova di nuovo, e non si scrive nulla.',
      async rispondi(context, request, response) {
        const id = idNelPercorso(request);
        const tipo = Object.values(TipoCaricamento).find((noto) => noto === request.query['tipo']);
        if (tipo === undefined)
          throw new BadUserInput(['tipo'], `Il tipo è uno fra: ${Object.values(TipoCaricamento).join(', ')}`);
        const allegato = await allegatoCaricato(context.lettura, context, id, ['id']);
        const tabella = await leggiTabella(store, allegato);
        const { errori } = await caricaTabella(context, { tracciato: TRACCIATI[tipo], tabella, prova: true });
        const formato = allegato.tipo as Formato;
        manda(response, `errori-${allegato.nome}`, formato, await tabellaErrori(tabella, errori, formato));
      },
    },
  ];
}

function manda(response: Risposta, nome: string, formato: Formato, contenuto: Buffer): void {
  response.attachment(nome);
  response.setHeader('content-type', TIPI[formato]);
  response.setHeader('content-length', contenuto.length);
  response.end(contenuto);
}
