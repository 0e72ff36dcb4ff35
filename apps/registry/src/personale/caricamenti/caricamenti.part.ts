// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import type { Archivio } from '../../ambito/allegati/archivio.ts';
import { CaricamentoEntity } from './caricamento.entity.ts';
import { caricamentoReference } from './caricamento.reference.ts';
import * as caricamentoResolvers from './caricamento.resolver.ts';
import { risorseCaricamenti } from './caricamenti.risorse.ts';
import { RichiediCaricamento } from './richiedi-caricamento.ts';
import { AnnullaCaricamento } from './annulla-caricamento.ts';

export function caricamenti(archivio: Archivio): SubgraphPart {
  return {
    resolvers: [RichiediCaricamento, AnnullaCaricamento, ...Object.values(caricamentoResolvers)],
    references: [caricamentoReference],
    entities: [CaricamentoEntity],
    risorse: risorseCaricamenti(archivio),
    rules: {
      caricamento_allegato: () =>
        new BadUserInput(['input', 'allegatoId'], 'La tabella è stata tolta in questo momento: caricala di nuovo'),
    },
  };
}
