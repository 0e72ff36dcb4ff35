// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import type { Pseudonimi } from '../persone/pseudonimi.ts';
import { ContattoBisognoEntity, ContattoEntity } from './contatto.entity.ts';
import { contattoReference } from './contatto.reference.ts';
import * as contattoResolvers from './contatto.resolver.ts';
import { ConcludiContatto } from './concludi-contatto.ts';
import { DecodificaBisogni } from './decodifica-bisogni.ts';
import { esportaContatti } from './esporta-contatti.ts';
import { contattoAnonimo } from './load-contatto.ts';
import { RegistraContatto } from './registra-contatto.ts';

export const contatti = (pseudonimi: Pseudonimi): SubgraphPart => ({
  resolvers: [
    ...Object.values(contattoResolvers),
    new RegistraContatto(pseudonimi),
    DecodificaBisogni,
    ConcludiContatto,
  ],
  risorse: [esportaContatti],
  references: [contattoReference],
  entities: [ContattoEntity, ContattoBisognoEntity],
  rules: {
    contatto_anonimo: contattoAnonimo,
  },
});
