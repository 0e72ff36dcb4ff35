// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { ACCOUNT_DIMOSTRATIVI, type AccountDimostrativo } from './account-dimostrativi.ts';

/** The part of a Koa context that a page needs. */
interface PageContext {
  status: number;
  type: string;
  body: unknown;
  set(field: string, value: string): void;
}

const STYLE = `
:root { color-scheme: light; font: 1.125rem/1.5 'Titillium Web', system-ui, sans-serif; color: #17324d; background: #fff; }
body { max-width: 40rem; margin: 0 auto; padding: 1.5rem; }
.avviso { border-left: .375rem solid #a66300; padding: .25rem 1rem; background: #fff6e6; }
.errore { border-left: .375rem solid #cc334d; padding: .25rem 1rem; background: #fdf0f2; }
fieldset { border: 1px solid #5b6f82; padding: 1rem; }
legend { font-weight: 600; padding: 0 .5rem; }
.scelta { display: flex; gap: .75rem; align-items: baseline; padding: .375rem 0; }
input[type=radio] { width: 1.25rem; height: 1.25rem; }
button { margin: 1rem .75rem 0 0; min-height: 3rem; padding: .5rem 1.5rem; font: inherit; font-weight: 600; color: #fff; background: #06c; border: 2px solid #06c; border-radius: .25rem; }
button.secondario { color: #06c; background: #fff; }
:focus-visible { outline: 3px solid #f90; outline-offset: 2px; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const AVVISO =
  '<p class="avviso">Fornitore di identità <strong>dimostrativo</strong>: gli account sono inventati e senza password. Non usarlo con dati veri.</p>';

/** The sign-in page: which demonstration account to be. `missing` when the form came back without a choice. */
export function renderSignInPage(
  ctx: PageContext,
  options: { action: string; gatewayUrl: string; missing?: boolean },
): void {
  const errore = options.missing === true ? '<p class="errore" role="alert">Scegli un account per continuare.</p>' : '';
  send(
    ctx,
    options.missing === true ? 400 : 200,
    'Accedi',
    options.gatewayUrl,
    `${AVVISO}${errore}
<form method="post" action="${escapeHtml(options.action)}">
<fieldset><legend>Con quale account vuoi accedere?</legend>
${ACCOUNT_DIMOSTRATIVI.map(choice).join('\n')}
</fieldset>
<button type="submit">Accedi</button>
</form>`,
  );
}

function choice({ account, nome }: AccountDimostrativo): string {
  const id = `account-${account}`;
  return `<div class="scelta"><input type="radio" name="account" id="${id}" value="${account}" required><label for="${id}">${escapeHtml(nome)}</label></div>`;
}

/** Asks for confirmation, since any page could send the browser here. `form` is the provider's own, with its secret. */
export function renderSignOutPage(ctx: PageContext, form: string, gatewayUrl: string): void {
  send(
    ctx,
    200,
    'Esci',
    gatewayUrl,
    `<p>Vuoi uscire anche dal fornitore di identità?</p>
${form}
<button type="submit" form="op.logoutForm" value="yes" name="logout">Esci</button>
<button type="submit" form="op.logoutForm" class="secondario">Resta collegato</button>`,
  );
}

export function renderSignedOutPage(ctx: PageContext): void {
  send(ctx, 200, 'Sei uscito', undefined, '<p>La sessione presso il fornitore di identità è chiusa.</p>');
}

/** The provider's errors concern clients, not people: the code helps the person who configures a client. The status stays. */
export function renderErrorPage(ctx: PageContext, code: string): void {
  send(
    ctx,
    ctx.status,
    'Accesso non riuscito',
    undefined,
    `<p>La richiesta di accesso è scaduta o non è valida (<code>${escapeHtml(code)}</code>). Torna al sistema e accedi di nuovo.</p>`,
  );
}

/** No script, one style known by its hash. Forms may lead back to the gateway and to a program on this machine. */
function send(ctx: PageContext, status: number, title: string, gatewayUrl: string | undefined, main: string): void {
  const formTargets = gatewayUrl === undefined ? "'none'" : `'self' ${new URL(gatewayUrl).origin} http://127.0.0.1:*`;
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set(
    'content-security-policy',
    `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`,
  );
  ctx.set('cache-control', 'no-store');
  ctx.set('referrer-policy', 'no-referrer');
  ctx.set('x-content-type-options', 'nosniff');
  ctx.body = `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Ambito</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${main}
</main></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
