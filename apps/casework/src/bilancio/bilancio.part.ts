// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ImpegnoEntity } from './impegno.entity.ts';
import { ImpegnoResolver } from './impegno.ts';
import { AnagrafeLineaEntity, RiduzioneLineaEsaminataEntity } from './linea-di-bilancio.entity.ts';
import { lineaReference } from './linea-di-bilancio.reference.ts';
import * as lineaDiBilancioResolvers from './linea-di-bilancio.resolver.ts';

export const bilancio: SubgraphPart = {
  resolvers: [...Object.values(lineaDiBilancioResolvers), ImpegnoResolver],
  references: [lineaReference],
  entities: [AnagrafeLineaEntity, ImpegnoEntity, RiduzioneLineaEsaminataEntity],
  rules: {
    linea_capiente: () =>
      new RuleViolation('art. 2 c. 4', 'La linea di bilancio non ha disponibilità per il costo degli interventi'),
  },
};
