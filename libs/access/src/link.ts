// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ProofKey } from '@ambito/config';

/** What a link is signed for. The signature breaks when any of it changes. */
export interface SignedLink {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  /** The person who asked for the link, and the Ambito. Nobody else's token opens it. */
  readonly sub: string;
  readonly ambitoId: string;
  /** Seconds since the epoch. */
  readonly expires: number;
}

/**
 * Signs a link that is good until it expires, as the query `scade=…&firma=…`. Signed with the keys of the gateway's proofs,
 * and with a purpose of its own: a link does not pass for a proof, nor a proof for a link. Both change with the keys.
 */
export function signLink(keys: readonly ProofKey[], link: SignedLink): string {
  const [key] = keys;
  if (key === undefined) throw new Error('GATEWAY_PROOF_KEYS holds no key');
  return `scade=${link.expires}&firma=${signature(key, link).toString('base64url')}`;
}

/** True only for a link signed with a known key that has not expired. */
export function verifyLink(keys: readonly ProofKey[], link: SignedLink, firma: string, now: Date): boolean {
  if (!(now.getTime() / 1000 <= link.expires)) return false;
  const given = Buffer.from(firma, 'base64url');
  return keys.some((key) => {
    const expected = signature(key, link);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function signature({ key }: ProofKey, { method, path, sub, ambitoId, expires }: SignedLink): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify(['link-v1', method, path, sub, ambitoId, expires]))
    .digest();
}
