// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError, z } from '@ambito/config';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export const SIGNING_ALGORITHM = 'RS256';

const storedKeys = z.object({
  keys: z
    .array(z.looseObject({ kid: z.string(), kty: z.literal('RSA'), d: z.string(), alg: z.literal(SIGNING_ALGORITHM) }))
    .min(1),
  cookieKeys: z.array(z.string().min(43)).min(1),
});

/**
 * `keys`: private JWKs, all published, the first of which signs. Rotation is to put another one first and start again:
 * tokens signed by the former stay valid as long as it is in the list. `cookieKeys` sign the provider's cookies alike.
 */
export type SigningKeys = z.infer<typeof storedKeys>;

/**
 * The keys kept in the file at `path`, made there at the first start, so that tokens outlive a restart.
 * @throws ConfigError when the file is open to other users, is not one of ours, or cannot be written
 */
export async function loadSigningKeys(path: string): Promise<SigningKeys> {
  try {
    const kept = await readKeys(path);
    if (kept !== undefined) return kept;
    await writeKeys(path, await generateKeys());
    return (await readKeys(path)) ?? refuse(path, 'disappeared while starting');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    return refuse(path, `cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

async function readKeys(path: string): Promise<SigningKeys | undefined> {
  const mode = await stat(path).then(
    (found) => found.mode,
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)),
  );
  if (mode === undefined) return undefined;
  if ((mode & 0o077) !== 0) return refuse(path, 'is open to other users: chmod 600 it, or remove it to have new keys');
  try {
    return storedKeys.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    return refuse(path, 'does not hold signing keys: remove it to have new ones');
  }
}

/** Two keys from the start: one signs; the verifiers already know the other, which is ready for the next rotation. */
async function generateKeys(): Promise<SigningKeys> {
  const pair = async (): Promise<JWK> => {
    const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { modulusLength: 2048, extractable: true });
    return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: SIGNING_ALGORITHM, use: 'sig' };
  };
  return storedKeys.parse({
    keys: await Promise.all([pair(), pair()]),
    cookieKeys: [randomBytes(32).toString('base64url')],
  });
}

/** Writes the file whole or not at all, and never replaces keys that another process has just made. */
async function writeKeys(path: string, keys: SigningKeys): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(draft, JSON.stringify(keys), { mode: 0o600 });
  await chmod(draft, 0o600);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

function refuse(path: string, reason: string): never {
  throw new ConfigError(`Configuration refused:\n  IDENTITY_KEYS_PATH: ${path} ${reason}`);
}
