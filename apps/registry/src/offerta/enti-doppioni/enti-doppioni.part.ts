// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaEnte, NOMINABILE } from './annulla-ente.ts';

/** All that an ente has passes to another one, so this folder stands above theirs. */
export const entiDoppioni: SubgraphPart = {
  resolvers: [AnnullaEnte],
  rules: { ente_senza_sostituto: () => new RuleViolation('art. 2 c. 8 e', NOMINABILE) },
};
