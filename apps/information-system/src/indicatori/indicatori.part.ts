// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub, type SubgraphPart } from '@ambito/subgraph';
import { definizioneReference } from './definizione.reference.ts';
import { DefinizioneResolver } from './definizione.resolver.ts';
import { AmbitoResolver, ComuneResolver, IndicatoriResolver, SedeResolver } from './indicatori.resolver.ts';
import { Comune, Sede } from './territorio.ts';
import { territorioCita } from './indicatori.azioni.ts';

export const indicatori: SubgraphPart = {
  resolvers: [
    new IndicatoriResolver(),
    new AmbitoResolver(),
    new ComuneResolver(),
    new SedeResolver(),
    new DefinizioneResolver(),
  ],
  references: [
    definizioneReference,
    defineStub('Ambito', territorioCita, 'id'),
    defineStub('Comune', territorioCita, 'codiceIstat'),
    defineStub('Sede', territorioCita, 'id'),
  ],
  contributed: [Comune, Sede],
};
