// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';

/** A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, version, variant, 74 random bits. */
export function uuidv7(adesso: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(adesso, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
