// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Carries the token that `GET /auth/sessione` gave to our own pages. */
const HEADER_CSRF = 'x-csrf-token';

interface BrowserRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** True when the request could change something, or ask the graph: it must then prove that it comes from our pages. */
export function needsProof({ method, path }: Pick<BrowserRequest, 'method' | 'path'>): boolean {
  if (method === 'OPTIONS') return false;
  return !(method === 'GET' || method === 'HEAD') || /^\/graphql(\/|$)/i.test(path);
}

/** False when the browser says that another site made the request. `none` is an address typed or a bookmark: reads only. */
export function isFromOurPages(request: BrowserRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const siteAllowed = site === undefined || site === 'same-origin' || (site === 'none' && !needsProof(request));
  return siteAllowed && (origin === undefined || origin === publicUrl);
}

/** True when the request carries the session's token. Compared in constant time. */
export function carriesToken({ headers }: Pick<BrowserRequest, 'headers'>, expected: string): boolean {
  const given = headers[HEADER_CSRF];
  if (typeof given !== 'string') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
