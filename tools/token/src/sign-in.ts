// SPDX-License-Identifier: AGPL-3.0-or-later
import { TokenError } from './token-error.ts';

const MAX_STEPS = 10;
const TIMEOUT_MS = 10_000;

/**
 * Signs in at the demonstration identity provider as a browser would: follows its redirects with a cookie jar and posts
 * its form, until it is sent back to `redirectUri`.
 * @param authorizationUrl the authorization request, as the client built it
 * @returns the redirect back to the client, with the code in it, not followed
 * @throws TokenError when there is no such account, or the provider shows anything but its form
 */
export async function signIn(authorizationUrl: URL, account: string, redirectUri: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = authorizationUrl;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      ...(form === undefined ? {} : { body: form }),
      headers: { accept: 'text/html', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    response.headers.getSetCookie().forEach((line) => keep(jar, line));
    const page = await response.text();
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      form = undefined;
      if (`${url.origin}${url.pathname}` === redirectUri) return url;
      if (url.origin !== authorizationUrl.origin)
        throw new TokenError(`L'accesso è stato deviato su ${url.origin}: controlla l'emittente`);
    } else {
      if (!response.ok)
        throw new TokenError(
          `Il fornitore di identità ha rifiutato la richiesta (${response.status}): riavvia il sistema con «npm start»`,
        );
      ({ url, form } = fillIn(page, url, account));
    }
  }
  throw new TokenError('Il fornitore di identità non conclude l’accesso: riavvia il sistema con «npm start»');
}

function fillIn(page: string, pageUrl: URL, account: string): { url: URL; form: URLSearchParams } {
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
  if (action === undefined)
    throw new TokenError('L’emittente non è quello dimostrativo: qui i token si chiedono a lui direttamente');
  const accounts = [...page.matchAll(/name="account"[^>]*value="([\w-]+)"/g)].map(([, value]) => value ?? '');
  if (!accounts.includes(account)) {
    throw new TokenError(`Account sconosciuto: «${account}». Scegli fra: ${accounts.join(', ')}`);
  }
  return { url: new URL(action, pageUrl), form: new URLSearchParams({ account }) };
}

/** One provider, one origin: names suffice. An expired cookie is one that the provider takes away. */
function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair.trim()) ?? [];
  const expires = attributes
    .map((attribute) => /^\s*expires=(.+)$/i.exec(attribute)?.[1])
    .find((date) => date !== undefined);
  if (expires !== undefined && Date.parse(expires) <= Date.now()) jar.delete(name);
  else jar.set(name, value);
}
