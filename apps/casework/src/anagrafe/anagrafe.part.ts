// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import {
  AnagrafeAmbitoEntity,
  AnagrafeAssenzaEntity,
  AnagrafeComuneEntity,
  AnagrafeCoordinatoreEntity,
  AnagrafeMandatoEntity,
  AnagrafeOperatoreEntity,
  AnagrafeSedeEntity,
  AnagrafeVocabolarioEntity,
} from './anagrafe.entity.ts';
import { comuneReference, operatoreReference } from './citazioni.reference.ts';

export const anagrafe: SubgraphPart = {
  references: [comuneReference, operatoreReference],
  entities: [
    AnagrafeAmbitoEntity,
    AnagrafeComuneEntity,
    AnagrafeVocabolarioEntity,
    AnagrafeSedeEntity,
    AnagrafeOperatoreEntity,
    AnagrafeMandatoEntity,
    AnagrafeCoordinatoreEntity,
    AnagrafeAssenzaEntity,
  ],
};
