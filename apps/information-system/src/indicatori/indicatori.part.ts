// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { CellaEntity } from './cella.entity.ts';
import { definizioneReference } from './definizione.reference.ts';
import * as definizioneResolvers from './definizione.resolver.ts';
import * as indicatoriResolvers from './indicatori.resolver.ts';
import { ambitoReference, comuneReference, sedeReference } from './territorio.reference.ts';
import { Comune, Sede } from './territorio.ts';

export const indicatori: SubgraphPart = {
  resolvers: [...Object.values(indicatoriResolvers), ...Object.values(definizioneResolvers)],
  references: [definizioneReference, ambitoReference, comuneReference, sedeReference],
  contributed: [Comune, Sede],
  entities: [CellaEntity],
};
