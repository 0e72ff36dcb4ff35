// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIP } from 'node:net';
import { baseConfig, oidcConfig, proofConfig, z } from '@ambito/config';
import { limitsConfig } from './load/index.ts';
import { sessioneConfig } from './sessione/index.ts';

/** Names of `proxy-addr` for the networks that nobody outside can send from. */
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function isProxy(text: string): boolean {
  if (NETWORKS.includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

export const gatewayConfig = z.object({
  ...baseConfig.shape,
  ...oidcConfig.shape,
  ...proofConfig.shape,
  ...sessioneConfig.shape,
  ...limitsConfig.shape,
  SUPERGRAPH_PATH: z.string(),
  REGISTRY_URL: z.url(),
  CASEWORK_URL: z.url(),
  INFORMATION_SYSTEM_URL: z.url(),
  /** The proxies whose `X-Forwarded-For` tells the caller's address. Without one it is the address that connects. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((proxies) => proxies.every(isProxy), `must be addresses, networks (10.0.0.0/8) or ${NETWORKS.join(', ')}`),
  /** The folder of the built front ends, one subfolder each; absent without front ends. */
  FRONT_ENDS_PATH: z.string().optional(),
});
export type GatewayConfig = z.infer<typeof gatewayConfig>;
