// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { createSubgraph, defineStub, subgraphConfig, type SubgraphDefinition } from '@ambito/subgraph';
import { ComuneResolver, OperatoreResolver } from './anagrafe/citazioni.resolver.ts';
import { azioni } from './azioni.ts';
import { CartellaEntity } from './cartelle/cartella.entity.ts';
import { cartellaReference } from './cartelle/cartella.reference.ts';
import { CartellaResolver } from './cartelle/cartella.resolver.ts';
import { ContattoEntity } from './contatti/contatto.entity.ts';
import { contattoReference } from './contatti/contatto.reference.ts';
import { ContattoResolver } from './contatti/contatto.resolver.ts';
import { InterventoEntity } from './interventi/intervento.entity.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { PersonaEntity } from './persone/persona.entity.ts';
import { personaReference } from './persone/persona.reference.ts';
import { PersonaResolver } from './persone/persona.resolver.ts';
import { createPseudonimi, type Pseudonimi } from './persone/pseudonimi.ts';
import {
  DimissioneEntity,
  PresaInCaricoEntity,
  ResponsabilitaEntity,
} from './prese-in-carico/presa-in-carico.entity.ts';
import { presaInCaricoReference } from './prese-in-carico/presa-in-carico.reference.ts';
import { PresaInCaricoResolver } from './prese-in-carico/presa-in-carico.resolver.ts';
import { ObiettivoEntity, ProgettoEntity, VerificaEntity } from './progetti/progetto.entity.ts';
import { progettoReference } from './progetti/progetto.reference.ts';
import { ProgettoResolver } from './progetti/progetto.resolver.ts';
import { rules } from './rules.ts';

export const migrations = [Fondamenta1764000000001];

export const entities = [
  PersonaEntity,
  CartellaEntity,
  ContattoEntity,
  PresaInCaricoEntity,
  ResponsabilitaEntity,
  DimissioneEntity,
  ProgettoEntity,
  ObiettivoEntity,
  VerificaEntity,
  InterventoEntity,
];

export const pseudonymConfig = z.object({
  /** From which each Ambito's key of pseudonyms is derived. Losing it severs facts from persons; it is never rotated. */
  PSEUDONYM_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((key) => key.length >= 32, 'must be at least 32 bytes in base64url'),
});
export const caseworkConfig = z.object({ ...subgraphConfig.shape, ...pseudonymConfig.shape });
export type CaseworkConfig = z.infer<typeof caseworkConfig>;

/** Casework's part of the graph. */
export function defineCasework(pseudonimi: Pseudonimi): SubgraphDefinition {
  return {
    name: 'casework',
    azioni,
    rules,
    resolvers: [
      new PersonaResolver(),
      new ContattoResolver(pseudonimi),
      new CartellaResolver(),
      new PresaInCaricoResolver(),
      new ProgettoResolver(),
      new ComuneResolver(),
      new OperatoreResolver(),
    ],
    references: [
      personaReference,
      contattoReference,
      cartellaReference,
      presaInCaricoReference,
      progettoReference,
      defineStub('Comune', 'sede.cita', 'codiceIstat'),
      defineStub('Operatore', 'sede.cita', 'id'),
    ],
    entities,
  };
}

export const createApp = (config: CaseworkConfig) =>
  createSubgraph(defineCasework(createPseudonimi(config.PSEUDONYM_KEY)), config);
