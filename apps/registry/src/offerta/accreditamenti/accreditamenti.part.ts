// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { accreditamentoInScadenza } from './accreditamento-in-scadenza.scrivania.ts';
import { AccreditamentoEntity } from './accreditamento.entity.ts';
import * as accreditamentoResolvers from './accreditamento.resolver.ts';
import { AnnullaAccreditamento } from './annulla-accreditamento.ts';
import { AccreditaEnte } from './accredita-ente.ts';
import { RettificaAccreditamento } from './rettifica-accreditamento.ts';
import { RevocaAccreditamento } from './revoca-accreditamento.ts';

export const accreditamenti: PartWithFonti = {
  fonti: [accreditamentoInScadenza],
  resolvers: [
    AccreditaEnte,
    RevocaAccreditamento,
    AnnullaAccreditamento,
    RettificaAccreditamento,
    ...Object.values(accreditamentoResolvers),
  ],
  entities: [AccreditamentoEntity],
  rules: {
    accreditamento_a_termine: () =>
      new RuleViolation('art. 2 c. 5 o', 'Dell’accreditamento manca il primo o l’ultimo giorno'),
    accreditamento_prestazioni: () =>
      new RuleViolation('art. 2 c. 5 o', 'L’accreditamento non ha nessuna prestazione: indicane almeno una'),
    accreditamento_immutabile: () =>
      new RuleViolation(
        'art. 2 c. 5 o',
        'Un accreditamento non cambia: se ne anticipa solo la fine, al più presto a ieri',
      ),
    accreditamento_atto: () => new Conflict("L'ente ha già un accreditamento con questo atto"),
    accreditamento_di_ente_attivo: () =>
      new RuleViolation('art. 2 c. 5 o', "L'accreditamento ha giorni in cui l'ente non opera"),
  },
};
