// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import * as appartenenzeResolvers from './appartenenze.resolver.ts';
import { RegistraAdesione } from './registra-adesione.ts';

export const appartenenze: SubgraphPart = {
  resolvers: [RegistraAdesione, ...Object.values(appartenenzeResolvers)],
  rules: {
    appartenenza_immutabile: () =>
      new RuleViolation(
        'art. 1 c. 1',
        'Chi è stato associato in un giorno lo resta: di un’appartenenza si anticipa solo la fine, da oggi in poi',
      ),
    appartenenza_ha_votato: () =>
      new RuleViolation(
        'art. 11 c. 2',
        'In uno di quei giorni i Comuni associati hanno approvato una modifica del Regolamento: si entra dal giorno dopo',
      ),
    sede_di_comune_associato: () =>
      new RuleViolation('art. 5 c. 1', "La sede ha giorni in cui il suo Comune non è associato all'Ambito"),
    incarico_in_sede_attiva: () =>
      new RuleViolation(
        'art. 8 c. 1',
        'Un incarico dura al più quanto la sede: gli incarichi oltre la sua fine si concludono prima',
      ),
  },
};
