// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';
import { composeSubgraph, createSubgraph, subgraphConfig, type SubgraphDefinition } from '@ambito/subgraph';
import { anagrafe } from './anagrafe/anagrafe.part.ts';
import { bilancio } from './bilancio/bilancio.part.ts';
import { cartelle } from './cartelle/cartelle.part.ts';
import { contatti } from './contatti/contatti.part.ts';
import { interventi } from './interventi/interventi.part.ts';
import { Affidamenti1764000000010 } from './migrations/0010-affidamenti.ts';
import { IndiciDegliElenchi1764000000011 } from './migrations/0011-indici-degli-elenchi.ts';
import { AutoritaGiudiziaria1764000000013 } from './migrations/0013-autorita-giudiziaria.ts';
import { CoordinatoreESostituzioni1764000000009 } from './migrations/0009-coordinatore-e-sostituzioni.ts';
import { Comuni1764000000007 } from './migrations/0007-comuni.ts';
import { MuroDelleRiduzioni1764000000008 } from './migrations/0008-muro-delle-riduzioni.ts';
import { Fondamenta1764000000001 } from './migrations/0001-fondamenta.ts';
import { Bilancio1764000000004 } from './migrations/0004-bilancio.ts';
import { MuriDiOutboxEAudit1764000000006 } from './migrations/0006-muri-di-outbox-e-audit.ts';
import { PassiEScoperti1764000000016 } from './migrations/0016-passi-e-scoperti.ts';
import { Trasmissioni1764000000012 } from './migrations/0012-trasmissioni.ts';
import { OrariReali1764000000005 } from './migrations/0005-orari-reali.ts';
import { Vocabolari1764000000003 } from './migrations/0003-vocabolari.ts';
import { MandatiESuccessioni1764000000002 } from './migrations/0002-mandati-e-successioni.ts';
import { persone } from './persone/persone.part.ts';
import { createPseudonimi, type Pseudonimi } from './persone/pseudonimi.ts';
import { preseInCarico } from './prese-in-carico/prese-in-carico.part.ts';
import { progetti } from './progetti/progetti.part.ts';
import { trasmissioni } from './trasmissioni/trasmissioni.part.ts';

export const migrations = [
  Fondamenta1764000000001,
  Vocabolari1764000000003,
  MandatiESuccessioni1764000000002,
  Bilancio1764000000004,
  OrariReali1764000000005,
  MuriDiOutboxEAudit1764000000006,
  Comuni1764000000007,
  MuroDelleRiduzioni1764000000008,
  CoordinatoreESostituzioni1764000000009,
  Affidamenti1764000000010,
  IndiciDegliElenchi1764000000011,
  Trasmissioni1764000000012,
  AutoritaGiudiziaria1764000000013,
  PassiEScoperti1764000000016,
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
  return composeSubgraph('casework', [
    persone,
    contatti(pseudonimi),
    cartelle,
    preseInCarico,
    progetti,
    interventi,
    trasmissioni,
    anagrafe,
    bilancio,
  ]);
}

export const createApp = (config: CaseworkConfig) =>
  createSubgraph(defineCasework(createPseudonimi(config.PSEUDONYM_KEY)), config);
