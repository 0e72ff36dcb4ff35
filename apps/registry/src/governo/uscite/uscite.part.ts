// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { AnnullaRecesso } from './annulla-recesso.ts';
import { RegistraRecesso } from './registra-recesso.ts';
import { RidisegnaAmbiti } from './ridisegna-ambiti.ts';

/** Comuni that leave an Ambito. Their sede, mandates and PUA end at the same time, so this folder imports those folders. */
export const uscite: SubgraphPart = { resolvers: [RegistraRecesso, AnnullaRecesso, RidisegnaAmbiti] };
