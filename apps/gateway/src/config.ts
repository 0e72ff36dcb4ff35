// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, oidcConfig, proofConfig, z } from '@ambito/config';
import { sessioneConfig } from './sessione/index.ts';

export const gatewayConfig = z.object({
  ...baseConfig.shape,
  ...oidcConfig.shape,
  ...proofConfig.shape,
  ...sessioneConfig.shape,
  SUPERGRAPH_PATH: z.string(),
  REGISTRY_URL: z.url(),
  CASEWORK_URL: z.url(),
  INFORMATION_SYSTEM_URL: z.url(),
  /** The folder of the built front ends, one subfolder each; absent without front ends. */
  FRONT_ENDS_PATH: z.string().optional(),
});
export type GatewayConfig = z.infer<typeof gatewayConfig>;
