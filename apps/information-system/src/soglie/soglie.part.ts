// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { SogliaEntity } from './soglia.entity.ts';

export const soglie: SubgraphPart = { entities: [SogliaEntity] };
