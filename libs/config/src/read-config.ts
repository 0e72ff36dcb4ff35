// SPDX-License-Identifier: AGPL-3.0-or-later
import { type ZodType, type output } from 'zod';

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
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`);
  throw new ConfigError(`Configuration refused:\n${lines.join('\n')}`);
}
