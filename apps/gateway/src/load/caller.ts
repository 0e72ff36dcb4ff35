// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { ANONIMO, attoreDi } from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import type { Request } from 'express';
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
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter((part) => part !== '');
  const after = tail?.split(':').filter((part) => part !== '') ?? [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const parts = [...before, ...zeros, ...after].slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16));
  return `${parts.join(':')}::/64`;
}
