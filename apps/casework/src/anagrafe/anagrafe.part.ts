// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStub, type SubgraphPart } from '@ambito/subgraph';
import { ComuneResolver, OperatoreResolver } from './citazioni.resolver.ts';

export const anagrafe: SubgraphPart = {
  resolvers: [new ComuneResolver(), new OperatoreResolver()],
  references: [defineStub('Comune', 'sede.cita', 'codiceIstat'), defineStub('Operatore', 'sede.cita', 'id')],
};
