// SPDX-License-Identifier: AGPL-3.0-or-later
import { ConfigError, inTheClear, z, type Profile } from '@ambito/config';

/** What sign-in needs, beside the issuer and the profile. */
export const sessioneConfig = z.object({
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the http(s) address at which browsers reach the gateway' })
    .refine((text) => new URL(text).href === `${new URL(text).origin}/`, 'must be an origin, without path')
    .transform((text) => new URL(text).origin),
  OIDC_CLIENT_ID: z.string('must be the id of this client at the issuer'),
  OIDC_CLIENT_SECRET: z.string('must be the secret of this client at the issuer'),
  /** Issuers that give refresh tokens only for it want `offline_access` here as well. */
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'must contain openid')
    .default('openid profile'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// URL')
    .optional(),
});

export type SessioneConfig = z.infer<typeof sessioneConfig> & { AMBITO_PROFILE: Profile; OIDC_ISSUER: string };

/**
 * Cookies and tokens travel encrypted, and sessions outlive a process and are seen by every replica: the local profile
 * may omit both, on this machine alone.
 * @throws ConfigError naming each setting that does not hold
 */
export function checkSessioneConfig(config: SessioneConfig): void {
  const { AMBITO_PROFILE, PUBLIC_URL } = config;
  const lines = inTheClear(PUBLIC_URL, AMBITO_PROFILE) ? ['  PUBLIC_URL: must be https'] : [];
  if (AMBITO_PROFILE !== 'local' && config.REDIS_URL === undefined)
    lines.push('  REDIS_URL: must be set, sessions are not kept in memory in production');
  if (lines.length > 0) throw new ConfigError(`Configuration refused:\n${lines.join('\n')}`);
}

export function isPlainHttp(url: string): boolean {
  return new URL(url).protocol === 'http:';
}
