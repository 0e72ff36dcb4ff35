// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { ApprovaRapporto } from './approva-rapporto.ts';
import { ArtefattoEntity } from './artefatto.entity.ts';
import { RapportoEntity } from './rapporto.entity.ts';
import { rapportoReference } from './rapporto.reference.ts';
import * as rapportoResolvers from './rapporto.resolver.ts';
import { RichiediRapporto } from './richiedi-rapporto.ts';
import { TrasmettiRapporto } from './trasmetti-rapporto.ts';

export const rapporti: SubgraphPart = {
  resolvers: [RichiediRapporto, ApprovaRapporto, TrasmettiRapporto, ...Object.values(rapportoResolvers)],
  references: [rapportoReference],
  entities: [RapportoEntity, ArtefattoEntity],
  rules: {
    rapporto_immutabile: () =>
      new RuleViolation('art. 2 c. 8 b', 'Il rapporto è già approvato, e non cambia: chiedine una nuova edizione'),
    rapporto_definitivo: () =>
      new RuleViolation(
        'art. 2 c. 8 b',
        'Il rapporto è provvisorio, e non si può approvare: si chiede di nuovo a periodo finito',
      ),
    rapporto_passi: () =>
      new RuleViolation('art. 2 c. 8 b', 'Il rapporto non è al passo che precede questo: rileggi come sta'),
    rapporto_uno_in_corso: () => new Conflict('Il rapporto di questo periodo è già in corso'),
    rapporto_edizione: () => new Conflict('Il rapporto di questo periodo è già stato chiesto: riprova'),
  },
};
