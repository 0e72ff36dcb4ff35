// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { sqlMigrations } from '@ambito/persistence';
import { composeSubgraph, createSubgraph, subgraphConfig, type SubgraphDefinition } from '@ambito/subgraph';
import { accessi } from './accessi/accessi.part.ts';
import { anagrafe } from './anagrafe/anagrafe.part.ts';
import { annullamenti } from './annullamenti/annullamenti.part.ts';
import { bilancio } from './bilancio/bilancio.part.ts';
import { cartelle } from './cartelle/cartelle.part.ts';
import { contatti } from './contatti/contatti.part.ts';
import { dimissioni } from './dimissioni/dimissioni.part.ts';
import { enti } from './enti/enti.part.ts';
import { interventi } from './interventi/interventi.part.ts';
import { passaggi } from './passaggi/passaggi.part.ts';
import { persone } from './persone/persone.part.ts';
import { createPseudonimi, type Pseudonimi } from './persone/pseudonimi.ts';
import { preseInCarico } from './prese-in-carico/prese-in-carico.part.ts';
import { progetti } from './progetti/progetti.part.ts';
import { responsabilita } from './responsabilita/responsabilita.part.ts';
import { rettifiche } from './rettifiche/rettifiche.part.ts';
import { trasmissioni } from './trasmissioni/trasmissioni.part.ts';

export const migrations = sqlMigrations('casework', new URL('./migrations/', import.meta.url));

export const pseudonymConfig = z.object({
  /**
   * The key of each Ambito's pseudonyms is derived from this one. It is never rotated: without it facts can no longer be linked
   * to persons.
   */
  PSEUDONYM_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64url'))
    .refine((key) => key.length >= 32, 'must be at least 32 bytes in base64url'),
});
export const caseworkConfig = z.object({ ...subgraphConfig.shape, ...pseudonymConfig.shape });
export type CaseworkConfig = z.infer<typeof caseworkConfig>;

/** Casework's part of the graph. Each folder imports only from those before it. */
export function defineCasework(pseudonimi: Pseudonimi): SubgraphDefinition {
  return composeSubgraph('casework', [
    accessi,
    anagrafe,
    annullamenti,
    enti,
    persone,
    contatti(pseudonimi),
    responsabilita,
    cartelle,
    preseInCarico,
    passaggi,
    bilancio,
    interventi,
    progetti,
    dimissioni,
    rettifiche,
    trasmissioni,
  ]);
}

export const createApp = (config: CaseworkConfig) =>
  createSubgraph(defineCasework(createPseudonimi(config.PSEUDONYM_KEY)), config);
