// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { ANONIMO, attoreDi } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import type { Caller } from '../request-context.ts';

export interface Callers {
  /** The caller of a request that passed `authentication`. */
  of(request: Request): Caller;
  /** The address alone, where nobody is signed in yet. */
  atAddress(request: Request): Caller;
}

/**
 * @param keys of the gateway's proofs, which all replicas have: the pseudonyms of callers derive from the first. After a
 * rotation everybody is counted from zero.
 */
export function createCallers(keys: readonly ProofKey[]): Callers {
  const secret = createHmac('sha256', keys[0]?.key ?? '')
    .update('ambito: callers of the limiter')
    .digest();
  const keyOf = (kind: 'account' | 'address', name: string): string =>
    createHmac('sha256', secret).update(`${kind}:${name}`).digest('base64url').slice(0, 22);
  const atAddress = ({ ip = '' }: Request): Caller => ({ signedIn: false, key: keyOf('address', networkOf(ip)) });
  const found = new WeakMap<Request, Caller>();
  return {
    atAddress,
    of(request) {
      const before = found.get(request);
      if (before !== undefined) return before;
      const attore = attoreDi(request);
      const caller = attore === ANONIMO ? atAddress(request) : { signedIn: true, key: keyOf('account', attore.sub) };
      found.set(request, caller);
      return caller;
    },
  };
}

/**
 * What counts as one address: an IPv4 address, also when it comes written as IPv6; of IPv6 the first 64 bits, since one
 * subscriber has all that follow them.
 */
export function networkOf(address: string): string {
  // Without the zone: the name of an interface, which is this machine's own.
  const [plain = ''] = address.split('%');
  if (!ipaddr.isValid(plain)) return address;
  const parsed = ipaddr.process(plain);
  if (!('parts' in parsed)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
