// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { comuneSenzaSede } from './comune-senza-sede.scrivania.ts';
import { IndividuaSede } from './individua-sede.ts';
import { ModificaSede } from './modifica-sede.ts';
import * as sediDeiComuniResolvers from './sedi-dei-comuni.resolver.ts';
import { SedeEntity } from './sede.entity.ts';
import { sedeReference } from './sede.reference.ts';
import * as sedeResolvers from './sede.resolver.ts';

export const sedi: PartWithFonti = {
  fonti: [comuneSenzaSede],
  resolvers: [...Object.values(sedeResolvers), ...Object.values(sediDeiComuniResolvers), IndividuaSede, ModificaSede],
  references: [sedeReference],
  entities: [SedeEntity],
  rules: {
    sede_una_per_comune: () =>
      new RuleViolation('art. 5 c. 1', 'Il Comune ha già una sede: se ne ammette una sola per Comune'),
    sede_ultimo_giorno: () =>
      new RuleViolation(
        'art. 5 c. 1',
        'Una sede cessa al più presto, mai dopo: se il suo ultimo giorno è sbagliato si rettifica, dicendo perché',
      ),
    sede_primo_giorno: () =>
      new RuleViolation(
        'art. 5 c. 1',
        'Cambierebbe il primo giorno della sede: se è sbagliato si rettifica, dicendo perché',
      ),
  },
};
