// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { defineStub, type SubgraphPart } from '@ambito/subgraph';
import { LineaDellInterventoResolver, LineaDiBilancioResolver } from './bilancio.resolver.ts';
import { lineaCita } from './bilancio.azioni.ts';

export const bilancio: SubgraphPart = {
  resolvers: [new LineaDiBilancioResolver(), new LineaDellInterventoResolver()],
  references: [defineStub('LineaDiBilancio', lineaCita, 'id')],
  rules: {
    linea_capiente: () =>
      new RuleViolation('art. 2 c. 4', 'La linea di bilancio non ha disponibilità per il costo degli interventi'),
  },
};
