// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { PartWithFonti } from '../../ambito/scrivania/fonte.ts';
import { AnnullaAndamento } from './annulla-andamento.ts';
import * as obiettiviResolvers from './obiettivi.resolver.ts';
import { obiettivoDaRilevare } from './obiettivo-da-rilevare.scrivania.ts';
import { AndamentoObiettivoEntity, ObiettivoDiPianoEntity } from './obiettivo.entity.ts';
import { obiettivoReference } from './obiettivo.reference.ts';
import { RettificaAndamento } from './rettifica-andamento.ts';
import { RilevaAndamento } from './rileva-andamento.ts';
import { StabilisciObiettivi } from './stabilisci-obiettivi.ts';

const resta = (): RuleViolation =>
  new RuleViolation(
    'art. 7 c. 2',
    'Un obiettivo di cui si è rilevato l’andamento, o a cui è legato un contributo, resta nel Piano',
  );

const fuoriDalPeriodo = (): RuleViolation => new RuleViolation('art. 7 c. 2', 'Il giorno non è del periodo del Piano');

export const obiettivi: PartWithFonti = {
  fonti: [obiettivoDaRilevare],
  resolvers: [
    ...Object.values(obiettiviResolvers),
    StabilisciObiettivi,
    RilevaAndamento,
    RettificaAndamento,
    AnnullaAndamento,
  ],
  references: [obiettivoReference],
  entities: [ObiettivoDiPianoEntity, AndamentoObiettivoEntity],
  rules: {
    andamento_uno_al_giorno: () => new Conflict("L'andamento dell'obiettivo in quel giorno è già rilevato"),
    andamento_tiene_obiettivo: resta,
    contributo_tiene_obiettivo: resta,
    andamento_immutabile: () =>
      new RuleViolation('art. 7 c. 2', 'L’andamento rilevato non cambia: se è sbagliato, si rettifica o si annulla'),
    andamento_nel_periodo: fuoriDalPeriodo,
    obiettivo_nel_periodo: fuoriDalPeriodo,
    obiettivo_del_suo_piano: () => new RuleViolation('art. 7 c. 2', 'Un obiettivo resta del suo Piano'),
  },
};
