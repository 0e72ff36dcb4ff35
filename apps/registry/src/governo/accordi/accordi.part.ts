// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import * as accordiResolvers from './accordi.resolver.ts';
import { accordoInScadenza } from './accordo-in-scadenza.scrivania.ts';
import { AccordoEntity, AccordoParteEntity } from './accordo.entity.ts';
import { accordoReference } from './accordo.reference.ts';
import { AnnullaAccordo } from './annulla-accordo.ts';
import { RegistraAccordo } from './registra-accordo.ts';
import { RettificaAccordo } from './rettifica-accordo.ts';
import { StabilisciTermineAccordo } from './stabilisci-termine-accordo.ts';
import { NON_PARTE, senzaParti } from './write-parti.ts';

export const accordi: PartWithFonti = {
  fonti: [accordoInScadenza],
  resolvers: [
    ...Object.values(accordiResolvers),
    RegistraAccordo,
    StabilisciTermineAccordo,
    RettificaAccordo,
    AnnullaAccordo,
  ],
  references: [accordoReference],
  entities: [AccordoEntity, AccordoParteEntity],
  rules: {
    accordo_parte_ente: () => new BadUserInput(['input', 'enti'], NON_PARTE.enti),
    accordo_parte_ente_attivo: () => new BadUserInput(['input', 'enti'], NON_PARTE.enti),
    accordo_parte_associata: () => new BadUserInput(['input', 'comuni'], NON_PARTE.comuni),
    accordo_parte_ente_una_volta: () => new BadUserInput(['input', 'enti'], 'Un ente è indicato due volte'),
    accordo_parte_comune_una_volta: () => new BadUserInput(['input', 'comuni'], 'Un Comune è indicato due volte'),
    accordo_con_parti: senzaParti,
    accordo_immutabile: () =>
      new RuleViolation(
        'art. 2 c. 5 f',
        'Un accordo sottoscritto non cambia: se ne stabilisce solo il termine. Uno scritto male si rettifica',
      ),
  },
};
