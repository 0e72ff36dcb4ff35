// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { coordinatoreDaNominare } from './coordinatore-da-nominare.scrivania.ts';
import { AnnullaNominaCoordinatore } from './annulla-nomina.ts';
import { CessaCoordinatore } from './cessa-coordinatore.ts';
import * as coordinatoreResolvers from './coordinatore.resolver.ts';
import { NominaCoordinatoreEntity } from './nomina.entity.ts';
import { NominaIlCoordinatore, nonQualificato, senzaAccount } from './nomina-coordinatore.ts';
import { inCaricaResta, RettificaNominaCoordinatore } from './rettifica-nomina.ts';

export const coordinatore: PartWithFonti = {
  fonti: [coordinatoreDaNominare],
  resolvers: [
    ...Object.values(coordinatoreResolvers),
    NominaIlCoordinatore,
    CessaCoordinatore,
    AnnullaNominaCoordinatore,
    RettificaNominaCoordinatore,
  ],
  entities: [NominaCoordinatoreEntity],
  rules: {
    coordinatore_uno_per_volta: () =>
      new RuleViolation('art. 4 c. 2 b', 'Il coordinatore è uno per volta: in quel periodo ce n’è già uno in carica'),
    nomina_immutabile: () =>
      new RuleViolation(
        'art. 4 c. 2 b',
        'Una nomina non cambia: se ne anticipa solo la fine, da oggi in poi. Una sbagliata si rettifica',
      ),
    nomina_vissuta: inCaricaResta,
    coordinatore_qualificato: nonQualificato,
    coordinatore_con_account: senzaAccount,
  },
};
