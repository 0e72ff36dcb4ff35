// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Makes the pseudonym by which a person is known outside casework. Erasing its salt cuts the link for good. */
export interface Pseudonimi {
  nuovo(ambitoId: string): { sale: Buffer; pseudonimo: string };
}

/** HMAC of a random salt under a key of the Ambito's own, so that the same person in two Ambiti is two pseudonyms. */
export function createPseudonimi(key: Buffer): Pseudonimi {
  const keys = new Map<string, Buffer>();
  function keyOf(ambitoId: string): Buffer {
    const known = keys.get(ambitoId);
    if (known !== undefined) return known;
    const derived = Buffer.from(hkdfSync('sha256', key, ambitoId, 'ambito-pseudonimo', 32));
    keys.set(ambitoId, derived);
    return derived;
  }
  return {
    nuovo(ambitoId) {
      const sale = randomBytes(32);
      return { sale, pseudonimo: createHmac('sha256', keyOf(ambitoId)).update(sale).digest('hex') };
    },
  };
}
