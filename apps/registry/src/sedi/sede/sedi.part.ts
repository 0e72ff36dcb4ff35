// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { comuneSenzaSede } from './comune-senza-sede.scrivania.ts';
import { SedeEntity } from './sede.entity.ts';
import { sedeReference } from './sede.reference.ts';
import { SedeResolver } from './sede.resolver.ts';
import { SedeDelComuneResolver, SediDellAmbitoResolver } from './sedi-dei-comuni.resolver.ts';
import { IndividuaSede } from './individua-sede.ts';
import { ModificaSede } from './modifica-sede.ts';
import { CessaSede } from './cessa-sede.ts';

export const sedi: PartWithFonti = {
  fonti: [comuneSenzaSede],
  resolvers: [
    IndividuaSede,
    ModificaSede,
    CessaSede,
    new SedeResolver(),
    SediDellAmbitoResolver,
    SedeDelComuneResolver,
  ],
  references: [sedeReference],
  entities: [SedeEntity],
  rules: {
    sede_una_per_comune: () =>
      new RuleViolation('art. 5 c. 1', 'Il Comune ha già una sede: se ne ammette una sola per Comune'),
  },
};
