// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AnnullaPua } from './annulla-pua.ts';
import { comuneSenzaPua } from './comune-senza-pua.scrivania.ts';
import { OrganizzaPua, PuoOrganizzarePua } from './organizza-pua.ts';
import { PuaEntity } from './pua.entity.ts';
import * as puaResolvers from './pua.resolver.ts';
import { RettificaPua } from './rettifica-pua.ts';

export const pua: PartWithFonti = {
  fonti: [comuneSenzaPua],
  resolvers: [...Object.values(puaResolvers), OrganizzaPua, PuoOrganizzarePua, AnnullaPua, RettificaPua],
  entities: [PuaEntity],
  rules: {
    pua_una_per_comune: () => new Conflict('Per questo Comune la PUA è già disposta nel periodo'),
    pua_sede: () => new RuleViolation('art. 2 c. 8', 'La sede non è attiva in tutti i giorni della PUA'),
    pua_di_comune_associato: () =>
      new RuleViolation('art. 2 c. 8', 'La PUA ha giorni in cui il Comune non è associato'),
    pua_immutabile: () =>
      new RuleViolation(
        'art. 2 c. 8',
        'Chi ha esercitato la PUA nei giorni passati non cambia: una fine è al più presto ieri, e un errore si annulla',
      ),
    pua_distretto: () => new RuleViolation('art. 2 c. 8', 'Il distretto non opera in tutti i giorni della PUA'),
    pua_distretto_sanitario: () =>
      new RuleViolation('art. 2 c. 8', 'L’ente non è un distretto sanitario: indicane uno'),
  },
};
