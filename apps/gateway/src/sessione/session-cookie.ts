// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { isPlainHttp } from './config.ts';

/** A cookie whose only content is an opaque id of 256 bits. */
export interface IdCookie {
  /** The id in a `Cookie` header; undefined when the header has no well-formed id. */
  read(header: string | undefined): string | undefined;
  /** The `Set-Cookie` line that gives it; without `maxAgeS` it goes when the browser closes. */
  give(id: string, maxAgeS?: number): string;
  /** The `Set-Cookie` line that takes it away. */
  clear(): string;
}

/**
 * With an https address the name has the prefix `__Host-`, so that browsers take it only from this host, over TLS. Over
 * http, which only the local profile admits, Safari refuses `Secure` cookies even from localhost: there the prefix and
 * `Secure` go, and nothing else changes.
 */
export function createIdCookie(name: string, publicUrl: string): IdCookie {
  const plain = isPlainHttp(publicUrl);
  const fullName = plain ? name : `__Host-${name}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${plain ? '' : '; Secure'}`;
  const pattern = new RegExp(`(?:^|;) *${fullName}=([A-Za-z0-9_-]{43}) *(?:;|$)`);
  return {
    read: (header) => pattern.exec(header ?? '')?.[1],
    give: (id, maxAgeS) => `${fullName}=${id}; ${attributes}${maxAgeS === undefined ? '' : `; Max-Age=${maxAgeS}`}`,
    clear: () => `${fullName}=; ${attributes}; Max-Age=0`,
  };
}

/** 256 random bits, base64url. */
export function newId(): string {
  return randomBytes(32).toString('base64url');
}

/** The key of a stored session: a digest, so that a reader of the store learns no valid session id. */
export function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('.')).digest('base64url');
}
