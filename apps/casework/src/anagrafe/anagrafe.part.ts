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
import { comuneReference, operatoreReference, sedeReference } from './citazioni.reference.ts';

export const anagrafe: SubgraphPart = {
  references: [comuneReference, operatoreReference, sedeReference],
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
