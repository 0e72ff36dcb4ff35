// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { CellaEntity } from './cella.entity.ts';
import { definizioneReference } from './definizione.reference.ts';
import { DefinizioneResolver } from './definizione.resolver.ts';
import { AmbitoResolver, ComuneResolver, IndicatoriResolver, SedeResolver } from './indicatori.resolver.ts';
import { ambitoReference, comuneReference, sedeReference } from './territorio.reference.ts';
import { Comune, Sede } from './territorio.ts';

export const indicatori: SubgraphPart = {
  resolvers: [IndicatoriResolver, AmbitoResolver, ComuneResolver, SedeResolver, DefinizioneResolver],
  references: [definizioneReference, ambitoReference, comuneReference, sedeReference],
  contributed: [Comune, Sede],
  entities: [CellaEntity],
};
