// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { DimissioneEntity, PresaInCaricoEntity, ResponsabilitaEntity } from './presa-in-carico.entity.ts';
import { RichiediPresaInCarico } from './richiedi-presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import { ResponsabilitaDelCasoResolver, ResponsabilitaResolver } from './responsabilita.resolver.ts';
import { PresaInCaricoDelContattoResolver, PresaInCaricoResolver } from './presa-in-carico.resolver.ts';
import { AssegnaPresaInCarico } from './assegna-presa-in-carico.ts';
import { NonAccogliPresaInCarico } from './non-accogli-presa-in-carico.ts';
import { PrendiInCarico } from './prendi-in-carico.ts';
import { Dimetti } from './dimetti.ts';
import { AssegnaInUrgenza } from './assegna-in-urgenza.ts';
import { RegolarizzaUrgenza } from './regolarizza-urgenza.ts';
import { CambiaCaseManager } from './cambia-case-manager.ts';

export const preseInCarico: SubgraphPart = {
  resolvers: [
    AssegnaInUrgenza,
    RegolarizzaUrgenza,
    CambiaCaseManager,
    AssegnaPresaInCarico,
    NonAccogliPresaInCarico,
    PrendiInCarico,
    Dimetti,
    RichiediPresaInCarico,
    PresaInCaricoResolver,
    PresaInCaricoDelContattoResolver,
    new ResponsabilitaDelCasoResolver(),
    new ResponsabilitaResolver(),
  ],
  references: [presaInCaricoReference],
  entities: [PresaInCaricoEntity, ResponsabilitaEntity, DimissioneEntity],
  rules: {
    presa_in_carico_una_aperta: () => new RuleViolation('art. 2 c. 2', 'La persona ha già una presa in carico aperta'),
    presa_in_carico_un_responsabile: () =>
      new RuleViolation('art. 2 c. 2', 'Dalla valutazione alla conclusione un caso ha sempre un solo responsabile'),
    responsabilita_una_per_volta: () =>
      new RuleViolation('art. 2 c. 2', 'Il caso ha già un responsabile in questo istante'),
  },
};
