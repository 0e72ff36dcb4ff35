// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub, type SubgraphPart } from '@ambito/subgraph';
import { AmbitoResolver, ComuneResolver, IndicatoriResolver, SedeResolver } from './indicatori.resolver.ts';
import { Comune, Sede } from './territorio.ts';

export const indicatori: SubgraphPart = {
  resolvers: [new IndicatoriResolver(), new AmbitoResolver(), new ComuneResolver(), new SedeResolver()],
  references: [
    defineStub('Ambito', 'territorio.cita', 'id'),
    defineStub('Comune', 'territorio.cita', 'codiceIstat'),
    defineStub('Sede', 'territorio.cita', 'id'),
  ],
  contributed: [Comune, Sede],
};
