// SPDX-License-Identifier: AGPL-3.0-or-later
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { giornoRoma } from '@ambito/orari';
import { idNelPercorso, type Risorsa } from '@ambito/subgraph';
import { esportaHsds } from './esporta-hsds.ts';
import { prestazioneLeggi } from '../prestazioni/prestazioni.azioni.ts';

export const offertaHsds: Risorsa = {
  metodo: 'GET',
  percorso: '/ambiti/:id/hsds.json',
  azione: prestazioneLeggi,
  descrizione:
    'Le prestazioni pubblicate di un Ambito nel formato Open Referral HSDS 3.0, per altri elenchi di servizi.',
  async rispondi(context, request, response) {
    const voci = esportaHsds(context.lettura, idNelPercorso(request), giornoRoma(context.adesso));
    response.type('application/json');
    await pipeline(Readable.from(voci), response);
  },
};
