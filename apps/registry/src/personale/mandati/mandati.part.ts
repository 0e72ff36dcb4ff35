// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaAttoDiMandato } from './annulla-atto-di-mandato.ts';
import { AttoDiMandatoEntity, AttoDiMandatoOperatoreEntity } from './atto-di-mandato.entity.ts';
import { attoDiMandatoReference } from './atto-di-mandato.reference.ts';
import * as mandatiResolvers from './mandati.resolver.ts';
import { primaDellAtto, RegistraAttoDiMandato } from './registra-atto-di-mandato.ts';
import { RettificaAttoDiMandato } from './rettifica-atto-di-mandato.ts';
import { RevocaAttoDiMandato } from './revoca-atto-di-mandato.ts';

export const mandati: SubgraphPart = {
  resolvers: [
    ...Object.values(mandatiResolvers),
    RegistraAttoDiMandato,
    RevocaAttoDiMandato,
    AnnullaAttoDiMandato,
    RettificaAttoDiMandato,
  ],
  references: [attoDiMandatoReference],
  entities: [AttoDiMandatoEntity, AttoDiMandatoOperatoreEntity],
  rules: {
    atto_di_mandato_estremi: () => new Conflict('Questo atto del Comune è già registrato'),
    atto_di_mandato_di_comune_associato: () =>
      new RuleViolation('art. 2 c. 3', 'Il mandato ha giorni in cui il Comune non è associato'),
    mandato_a_un_operatore: () =>
      new RuleViolation('art. 2 c. 3', "Fra gli operatori c'è chi non è dell'Ambito dell'atto"),
    mandato_ad_assistente_sociale: () =>
      new RuleViolation('art. 2 c. 3', 'Fra gli operatori c’è chi non è assistente sociale'),
    atto_di_mandato_non_retroattivo: primaDellAtto,
  },
};
