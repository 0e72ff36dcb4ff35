// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import {
  AnagrafeAmbitoEntity,
  AnagrafeComuneEntity,
  AnagrafeCoordinatoreEntity,
  AnagrafeMandatoEntity,
  AnagrafeOperatoreEntity,
  AnagrafeSedeEntity,
  AnagrafeSostituzioneEntity,
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
    AnagrafeSostituzioneEntity,
  ],
};
