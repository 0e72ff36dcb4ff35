// SPDX-License-Identifier: AGPL-3.0-or-later
import { type ZodType, type output } from 'zod';
import type { Profile } from './concerns.ts';

/** A configuration that cannot be used. `message` has one line for each setting, with its remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The only reader of the environment. It reports all problems together, so that a wrong deployment is corrected at once.
 * An empty variable counts as absent: Compose and Helm both write them so.
 * @throws ConfigError naming each setting that is missing or wrong; values are never printed, they may be secrets.
 */
export function readConfig<S extends ZodType>(schema: S, env: NodeJS.ProcessEnv = process.env): output<S> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(present);
  const issues = result.success ? acrossSettings(result.data) : result.error.issues;
  if (result.success && issues.length === 0) return result.data;
  const lines = issues.map(({ path, message }) => `  ${path.join('.') || 'environment'}: ${message}`);
  throw new ConfigError(`Configuration refused:\n${lines.join('\n')}`);
}

/** What is wrong though each setting is right by itself, whichever process reads them. */
function acrossSettings(config: unknown): { path: string[]; message: string }[] {
  const { AMBITO_PROFILE, OIDC_ISSUER } = config as { AMBITO_PROFILE?: Profile; OIDC_ISSUER?: string };
  if (AMBITO_PROFILE === undefined || OIDC_ISSUER === undefined || !inTheClear(OIDC_ISSUER, AMBITO_PROFILE)) return [];
  return [{ path: ['OIDC_ISSUER'], message: 'must be https' }];
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether what is sent to an address could be read on its way. The local profile may do without encryption, on this machine alone. */
export function inTheClear(url: string, profile: Profile): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !(profile === 'local' && LOOPBACK.includes(hostname));
}
