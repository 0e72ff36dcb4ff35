// SPDX-License-Identifier: AGPL-3.0-or-later
import { baseConfig, z } from '@ambito/config';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** URL without the final slash, so that paths can be appended. */
const url = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((text) => text.replace(/\/$/, ''));

/**
 * The provider signs anybody in without a password: it starts in the local profile only, and on a loopback address only.
 */
export const identityConfig = baseConfig.extend({
  AMBITO_PROFILE: z.literal(
    'local',
    'must be local: accounts here have no password. In production point OIDC_ISSUER at your own issuer',
  ),
  HOST: z
    .enum(LOOPBACK, `must be a loopback address (${LOOPBACK.join(', ')}): accounts here have no password`)
    .default('127.0.0.1'),
  PUBLIC_URL: url,
  IDENTITY_KEYS_PATH: z.string('must be the file where the signing keys are kept'),
  IDENTITY_GATEWAY_URL: url,
  IDENTITY_CLIENT_SECRET: z.string('must be set').min(32, 'must be at least 32 characters'),
  OIDC_AUDIENCE: z.string().default('https://ambito.example/graph'),
});

export type IdentityConfig = z.infer<typeof identityConfig>;
