// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AnagrafeAccreditamentoEntity, AnagrafeCompetenzaEntity, AnagrafeEnteEntity } from './ente.entity.ts';

export const enti: SubgraphPart = {
  entities: [AnagrafeEnteEntity, AnagrafeCompetenzaEntity, AnagrafeAccreditamentoEntity],
};
