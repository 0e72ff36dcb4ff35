// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { LettureSegnalateEntity } from './letture-segnalate.entity.ts';
import { lettureSegnalateReference } from './letture-segnalate.reference.ts';
import * as lettureSegnalateResolvers from './letture-segnalate.resolver.ts';

/** Who has read what: the entries that those who answer for the Ambito look at. */
export const accessi: SubgraphPart = {
  resolvers: [...Object.values(lettureSegnalateResolvers)],
  references: [lettureSegnalateReference],
  entities: [LettureSegnalateEntity],
};
