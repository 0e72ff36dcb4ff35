// SPDX-License-Identifier: AGPL-3.0-or-later

/** A token could not be had. `message` is one line in Italian that names the remedy. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}
