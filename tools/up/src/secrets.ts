// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Secrets of this installation, made at the first start and kept where only its user reads them. None has a default. */
export function localSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Secrets>) : {};
  const secrets = Object.fromEntries(
    NAMES.map((name) => [name, known[name] ?? randomBytes(32).toString('base64url')]),
  ) as Secrets;
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
