// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaEnte, NOMINABILE } from './annulla-ente.ts';

/** All that an ente has passes to another one, so this folder stands above theirs. */
export const entiDoppioni: SubgraphPart = {
  resolvers: [AnnullaEnte],
  rules: {
    ente_senza_sostituto: () => new RuleViolation('art. 2 c. 8 e', NOMINABILE),
    ente_competenze_avute: () => new RuleViolation('art. 2 c. 8 e', NOMINABILE),
    ente_doppione_unito: () =>
      new RuleViolation('art. 2 c. 5 f', 'Un ente è la seconda registrazione di un altro solo se si annulla come tale'),
  },
};
