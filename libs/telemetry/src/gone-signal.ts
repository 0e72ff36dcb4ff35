// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ServerResponse } from 'node:http';

/** A signal that tells when the caller of a request goes before it has the whole answer. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
