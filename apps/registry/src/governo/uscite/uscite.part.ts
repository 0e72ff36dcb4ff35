// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SubgraphPart } from '@ambito/subgraph';
import { RegistraRecesso } from './registra-recesso.ts';
import { RidisegnaAmbiti } from './ridisegna-ambiti.ts';

/** Comuni that leave an Ambito. Their sede, mandates and PUA end with it, so that this folder stands above those folders. */
export const uscite: SubgraphPart = { resolvers: [RegistraRecesso, RidisegnaAmbiti] };
