// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { calendarioRisorsa } from './calendario.risorsa.ts';
import { OrariResolver } from './orari.resolver.ts';
import { OrarioEntity } from './orario.entity.ts';

export const orari: SubgraphPart = {
  resolvers: [new OrariResolver()],
  risorse: [calendarioRisorsa],
  entities: [OrarioEntity],
  rules: {
    orario_ore_minime: () =>
      new RuleViolation('art. 5 c. 4', 'La sede deve garantire almeno 4 ore di apertura settimanali'),
    orario_senza_sovrapposizioni: () =>
      new RuleViolation('art. 5 c. 3', 'Due fasce orarie della sede si sovrappongono'),
    orario_fuori_settimana_motivato: () =>
      new RuleViolation('art. 5 c. 3', "Un'apertura fuori dai giorni da lunedì a venerdì richiede una motivazione"),
  },
};
