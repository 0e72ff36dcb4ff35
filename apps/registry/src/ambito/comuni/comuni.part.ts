// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { ComuneEntity, PopolazioneEntity } from './comune.entity.ts';
import { comuneReference } from './comune.reference.ts';
import * as comuneResolvers from './comune.resolver.ts';
import { ImportaComuni } from './importa-comuni.ts';

export const comuni: SubgraphPart = {
  resolvers: [ImportaComuni, ...Object.values(comuneResolvers)],
  references: [comuneReference],
  entities: [ComuneEntity, PopolazioneEntity],
};
