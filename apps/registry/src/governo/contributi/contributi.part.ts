// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { obiettivoIgnoto } from '../obiettivi/rileva-andamento.ts';
import * as contributiResolvers from './contributi.resolver.ts';
import { contributoSenzaRisposta } from './contributo-senza-risposta.scrivania.ts';
import { ContributoEntity } from './contributo.entity.ts';
import { contributoReference } from './contributo.reference.ts';
import { AnnullaRispostaContributo } from './annulla-risposta.ts';
import { PresentaContributo } from './presenta-contributo.ts';
import { RettificaRispostaContributo } from './rettifica-risposta.ts';
import { RispondiContributo } from './rispondi-contributo.ts';
import { RitiraContributo } from './ritira-contributo.ts';

export const contributi: PartWithFonti = {
  fonti: [contributoSenzaRisposta],
  resolvers: [
    ...Object.values(contributiResolvers),
    PresentaContributo,
    RispondiContributo,
    RitiraContributo,
    RettificaRispostaContributo,
    AnnullaRispostaContributo,
  ],
  references: [contributoReference],
  entities: [ContributoEntity],
  rules: {
    contributo_immutabile: () =>
      new RuleViolation(
        'art. 2 c. 5 c',
        'Un contributo presentato non cambia, e la risposta si dà una volta: se è sbagliata si rettifica. Finché la attende, chi lo ha presentato lo ritira',
      ),
    contributo_obiettivo_di_ambito: obiettivoIgnoto,
  },
};
