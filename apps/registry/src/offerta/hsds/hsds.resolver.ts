// SPDX-License-Identifier: AGPL-3.0-or-later
import { Azione, ChiaveIdempotenza, type GraphContext } from '@ambito/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { EsitoImportazioneHsds, importaHsds, ImportaHsdsInput } from './importa-hsds.ts';
import { prestazionePubblica } from '../prestazioni/prestazioni.azioni.ts';

@Resolver()
export class HsdsResolver {
  @Azione(prestazionePubblica)
  @Mutation(() => EsitoImportazioneHsds, {
    description:
      'Pubblica le voci di un documento Open Referral HSDS 3.0, tutte o nessuna; gli errori dicono dove sono nel documento.',
  })
  importaOffertaHsds(
    @Arg('input', { description: 'Il documento.' }) input: ImportaHsdsInput,
    @ChiaveIdempotenza() chiave: string | undefined,
    @Ctx() context: GraphContext,
  ): Promise<EsitoImportazioneHsds> {
    return context.write((unit) => importaHsds(unit, input), { key: chiave, arguments: input });
  }
}
