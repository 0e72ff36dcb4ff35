// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { CartellaEntity } from './cartella.entity.ts';
import { cartellaReference } from './cartella.reference.ts';
import * as cartellaResolvers from './cartella.resolver.ts';

export const cartelle: SubgraphPart = {
  resolvers: [...Object.values(cartellaResolvers)],
  references: [cartellaReference],
  entities: [CartellaEntity],
  rules: {
    cartella_una_per_persona: () => new Conflict('La persona ha già una cartella: riprova'),
  },
};
