// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import { ACCOUNT_DIMOSTRATIVI } from './account-dimostrativi.ts';
import { renderSignInPage } from './pages.ts';

type Middleware = Parameters<Provider['use']>[0];

const MAX_FORM_BYTES = 4_096;

/** The sign-in page and its form, under `/interaction/<id>`; the provider's signed cookie ties it to the browser. */
export function signInInteraction(provider: Provider, gatewayUrl: string): Middleware {
  return async (ctx, next) => {
    if (!/^\/interaction\/[\w-]+$/.test(ctx.path)) return next();
    await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method !== 'POST') return renderSignInPage(ctx, { action: ctx.path, gatewayUrl });

    const chosen = new URLSearchParams(await readForm(ctx.req)).get('account');
    const found = ACCOUNT_DIMOSTRATIVI.find(({ account }) => account === chosen);
    if (found === undefined) return renderSignInPage(ctx, { action: ctx.path, gatewayUrl, missing: true });
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: found.sub } }));
  };
}

/** Empty when it is longer than a choice can be. */
async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_FORM_BYTES) chunks.push(chunk);
  }
  return size <= MAX_FORM_BYTES ? Buffer.concat(chunks).toString('utf8') : '';
}
