// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = [
  'registry_owner',
  'registry_service',
  'registry_worker',
  'casework_owner',
  'casework_service',
  'casework_worker',
  'information_system_owner',
  'information_system_service',
  'information_system_worker',
  'queue_owner',
  'gatewayProof',
  'pseudonym',
  'identityClient',
] as const;
export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;

/**
 * Secrets of this installation, made at the first start and kept where only its user reads them. None has a default. Of two
 * first starts at once one makes them, whole, and both have the same.
 */
export function localSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const known = read(path);
  if (known !== undefined && NAMES.every((name) => known[name] !== undefined)) return known as Secrets;
  const made = Object.fromEntries(
    NAMES.map((name) => [name, known?.[name] ?? randomBytes(32).toString('base64url')]),
  ) as Secrets;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  // A later version asks for more than an earlier one made: those are added.
  if (known !== undefined) rmSync(path);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read(path) as Secrets;
}

function read(path: string): Partial<Secrets> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
