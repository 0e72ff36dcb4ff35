// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { puoAvereCasi } from './annulla-errato.ts';
import { AnnullaOperatore } from './annulla-operatore.ts';

export const doppioni: SubgraphPart = {
  resolvers: [AnnullaOperatore],
  rules: { operatore_senza_sostituto: puoAvereCasi },
};
