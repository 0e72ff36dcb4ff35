// SPDX-License-Identifier: AGPL-3.0-or-later
import { ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { allegatoCaricato } from '../allegati/allegato-caricato.ts';
import type { Archivio } from '../allegati/archivio.ts';
import { Azione } from '../azioni.ts';
import { caricaTabella, type Esito } from './carica-tabella.ts';
import { CaricamentoInput, EsitoCaricamento } from './caricamento.ts';
import { leggiTabella } from './leggi-tabella.ts';
import { TRACCIATI } from './tracciati.ts';

const ERRORI_NELLA_RISPOSTA = 100;

@Resolver()
export class CaricamentiResolver {
  constructor(private readonly archivio: Archivio) {}

  @Azione('caricamento.prova')
  @Mutation(() => EsitoCaricamento, {
    description: 'Prova a caricare una tabella e dice che cosa accadrebbe, riga per riga: non scrive nulla.',
  })
  async provaCaricamento(
    @Arg('input', { description: 'La tabella.' }) input: CaricamentoInput,
    @Ctx() context: GraphContext,
  ): Promise<EsitoCaricamento> {
    return this.carica(context, input, true);
  }

  @Azione('caricamento.esegui')
  @Mutation(() => EsitoCaricamento, {
    description:
      'Carica una tabella di sedi, orari o operatori (art. 5 e 8): tutte le righe, o nessuna. Ripetuto, non cambia nulla.',
  })
  async eseguiCaricamento(
    @Arg('input', { description: 'La tabella.' }) input: CaricamentoInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<EsitoCaricamento> {
    return this.carica(context, input, false, chiave);
  }

  private async carica(
    context: GraphContext,
    input: CaricamentoInput,
    prova: boolean,
    key?: string,
  ): Promise<EsitoCaricamento> {
    const allegato = await allegatoCaricato(context.lettura, context, input.allegatoId, ['input', 'allegatoId']);
    const tabella = await leggiTabella(this.archivio.store, allegato);
    const tracciato = TRACCIATI[input.tipo];
    const esito = await caricaTabella(context, { tracciato, tabella, prova }, { key, arguments: input });
    return perIlGrafo(esito, input);
  }
}

function perIlGrafo(
  { caricato, righe, nuove, errori }: Esito,
  { tipo, allegatoId }: CaricamentoInput,
): EsitoCaricamento {
  const sbagliate = new Set(errori.map(({ riga }) => riga)).size;
  return {
    caricato,
    righe,
    nuove,
    invariate: righe - nuove - sbagliate,
    errori: errori.slice(0, ERRORI_NELLA_RISPOSTA),
    totaleErrori: errori.length,
    tabellaErrori: errori.length === 0 ? null : `/risorse/registry/caricamenti/${allegatoId}/errori?tipo=${tipo}`,
  };
}
