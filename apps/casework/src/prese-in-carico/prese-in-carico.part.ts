// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaSospensione } from './annulla-sospensione.ts';
import { AssegnaInUrgenza } from './assegna-in-urgenza.ts';
import { AssegnaPresaInCarico } from './assegna-presa-in-carico.ts';
import * as casiApertiResolvers from './casi-aperti.resolver.ts';
import { ErroriDelCasoResolver } from './errori-del-caso.resolver.ts';
import { PrendiInCarico } from './prendi-in-carico.ts';
import { PresaInCaricoEntity } from './presa-in-carico.entity.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';
import * as presaInCaricoResolvers from './presa-in-carico.resolver.ts';
import { RegolarizzaUrgenza } from './regolarizza-urgenza.ts';
import * as responsabilitaResolvers from './responsabilita.resolver.ts';
import { RettificaSospensione } from './rettifica-sospensione.ts';
import { RichiediPresaInCarico } from './richiedi-presa-in-carico.ts';
import { Riprendi } from './riprendi.ts';
import { Sospendi } from './sospendi.ts';
import { SospensioneEntity } from './sospensione.entity.ts';
import { SospensioniDelCasoResolver } from './sospensione.ts';
import { giaAperta } from './unico-caso.ts';

export const preseInCarico: SubgraphPart = {
  resolvers: [
    RichiediPresaInCarico,
    AssegnaPresaInCarico,
    AssegnaInUrgenza,
    RegolarizzaUrgenza,
    PrendiInCarico,
    Sospendi,
    Riprendi,
    RettificaSospensione,
    AnnullaSospensione,
    ErroriDelCasoResolver,
    SospensioniDelCasoResolver,
    ...Object.values(presaInCaricoResolvers),
    ...Object.values(responsabilitaResolvers),
    ...Object.values(casiApertiResolvers),
  ],
  references: [presaInCaricoReference],
  entities: [PresaInCaricoEntity, SospensioneEntity],
  rules: {
    presa_in_carico_una_aperta: () => giaAperta(),
    presa_in_carico_un_responsabile: () =>
      new RuleViolation('art. 2 c. 2', 'Il caso resterebbe senza un responsabile, o ne avrebbe più di uno'),
    presa_in_carico_passi: () =>
      new RuleViolation('art. 2 c. 3', 'La presa in carico salterebbe un passo, o tornerebbe indietro'),
    presa_in_carico_date: () =>
      new RuleViolation(
        'art. 2 c. 3',
        'Il caso risulterebbe chiesto prima del contatto, o assegnato dopo ciò che si è fatto',
      ),
    sospensione_una_per_volta: () => new RuleViolation('art. 2 c. 3', 'In quei giorni il caso è già sospeso'),
    sospensione_prevista: () =>
      new RuleViolation(
        'art. 2 c. 3',
        'La sospensione finirebbe prima di cominciare: indica un giorno dal primo in poi',
      ),
    presa_in_carico_sospesa: () =>
      new RuleViolation(
        'art. 2 c. 3',
        'Il caso risulterebbe sospeso senza una sospensione in corso, o con una in corso non lo sarebbe',
      ),
    presa_in_carico_esito: () =>
      new RuleViolation(
        'art. 2 c. 2',
        'Il caso finirebbe senza la sua dimissione, il suo trasferimento o il suo mancato accoglimento',
      ),
  },
};
