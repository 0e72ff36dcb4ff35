// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { InterventoEntity } from './intervento.entity.ts';

export const interventi: SubgraphPart = {
  entities: [InterventoEntity],
};
