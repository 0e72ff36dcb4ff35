// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { BilancioDelPianoResolver, LineaDiBilancioResolver } from './bilancio.resolver.ts';
import { lineaReference } from './linea.reference.ts';

export const bilancio: SubgraphPart = {
  resolvers: [new BilancioDelPianoResolver(), new LineaDiBilancioResolver()],
  references: [lineaReference],
  rules: {
    linea_codice: () => new Conflict("Nell'anno c'è già una linea con questo codice"),
    riduzione_una_aperta: () => new RuleViolation('art. 6 c. 1', 'Una riduzione della linea attende ancora risposta'),
  },
};
