// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AdottaDirettiva } from './adotta-direttiva.ts';
import { AnnullaDirettiva } from './annulla-direttiva.ts';
import { direttivaDaRecepire } from './direttiva-da-recepire.scrivania.ts';
import { DirettivaEntity } from './direttiva.entity.ts';
import { direttivaReference } from './direttiva.reference.ts';
import * as direttiveResolvers from './direttive.resolver.ts';
import { RecepisciDirettiva } from './recepisci-direttiva.ts';
import { RettificaRevocaDirettiva } from './rettifica-revoca-direttiva.ts';
import { RevocaDirettiva } from './revoca-direttiva.ts';

export const direttive: PartWithFonti = {
  fonti: [direttivaDaRecepire],
  resolvers: [
    ...Object.values(direttiveResolvers),
    AdottaDirettiva,
    AnnullaDirettiva,
    RevocaDirettiva,
    RettificaRevocaDirettiva,
    RecepisciDirettiva,
  ],
  references: [direttivaReference],
  entities: [DirettivaEntity],
  rules: {
    direttiva_immutabile: () =>
      new RuleViolation(
        'art. 7 c. 2',
        'Una direttiva adottata non cambia: si recepisce una volta, e una volta si revoca. Una revoca sbagliata si rettifica, e una direttiva adottata per errore si annulla prima che abbia effetto',
      ),
  },
};
