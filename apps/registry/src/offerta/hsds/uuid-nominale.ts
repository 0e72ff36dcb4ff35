// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';

/**
 * A UUID of version 5 (RFC 9562, 5.5): made of a namespace, which is a UUID itself, and of a name in it. HSDS wants one for
 * each document, cost and hour. It is made of the entry's UUID and the place in the entry, so it is the same at each export.
 */
export function uuidNominale(spazio: string, nome: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(spazio.replaceAll('-', ''), 'hex'))
    .update(nome)
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
