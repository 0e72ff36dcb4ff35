// SPDX-License-Identifier: AGPL-3.0-or-later
import { Conflict, RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { obiettivoReference } from './obiettivo.reference.ts';
import { ObiettiviDelPianoResolver, ObiettivoDiPianoResolver } from './obiettivi.resolver.ts';

const resta = (): RuleViolation =>
  new RuleViolation(
    'art. 7 c. 2',
    'Un obiettivo di cui si è rilevato l’andamento, o a cui è legato un contributo, resta nel Piano',
  );

export const obiettivi: SubgraphPart = {
  resolvers: [new ObiettiviDelPianoResolver(), new ObiettivoDiPianoResolver()],
  references: [obiettivoReference],
  rules: {
    andamento_uno_al_giorno: () => new Conflict("L'andamento dell'obiettivo in quel giorno è già rilevato"),
    andamento_obiettivo_obiettivo_id_fkey: resta,
    contributo_obiettivo_id_fkey: resta,
  },
};
