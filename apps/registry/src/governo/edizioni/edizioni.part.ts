// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ApprovaPiano } from './approva-piano.ts';
import { EdizionePianoEntity } from './edizione-piano.entity.ts';
import * as edizioniResolvers from './edizioni.resolver.ts';

/** The plan as it was approved, with its objectives and its budget, which are folders that this one imports. */
export const edizioni: SubgraphPart = {
  resolvers: [...Object.values(edizioniResolvers), ApprovaPiano],
  entities: [EdizionePianoEntity],
  rules: {
    edizione_immutabile: () => new RuleViolation('art. 1 c. 1', 'Un Piano approvato resta come è stato approvato'),
  },
};
