// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaDesignazioneCapofila } from './annulla-designazione-capofila.ts';
import * as capofilaResolvers from './capofila.resolver.ts';
import { DesignaCapofila, PermessiDelCapofila } from './designa-capofila.ts';

export const capofila: SubgraphPart = {
  resolvers: [DesignaCapofila, AnnullaDesignazioneCapofila, PermessiDelCapofila, ...Object.values(capofilaResolvers)],
  rules: {
    capofila_uno_per_volta: () => new RuleViolation('art. 1 c. 1', "L'Ambito ha già un capofila in quel periodo"),
    capofila_immutabile: () => new RuleViolation('art. 1 c. 1', 'Chi è stato capofila in un giorno lo resta'),
    capofila_associato: () =>
      new RuleViolation('art. 1 c. 1', 'Il Comune capofila non sarebbe più associato: prima se ne designa un altro'),
  },
};
