// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RuoloAssegnato } from '@ambito/access';
import type { AccessToken, Account, ClientCredentials } from 'oidc-provider';
import { ACCOUNT_DIMOSTRATIVI, RUOLO_REGIONE, type AccountDimostrativo } from './account-dimostrativi.ts';
import { CLIENT_MACCHINA_REGIONE } from './clients.ts';

/** The claims about the caller that a subgraph reads, beside the standard ones. */
interface TokenClaims {
  ruoli: readonly RuoloAssegnato[];
  codice_fiscale?: string;
}

/** Claims of an access token: the roles of the account, or of the machine client. */
export function tokenClaims(token: AccessToken | ClientCredentials): TokenClaims & Record<string, unknown> {
  if (!('accountId' in token)) return { ruoli: token.clientId === CLIENT_MACCHINA_REGIONE ? [RUOLO_REGIONE] : [] };
  const found = accountBySub(token.accountId);
  return {
    ruoli: found?.ruoli ?? [],
    ...(found?.codiceFiscale === undefined ? {} : { codice_fiscale: found.codiceFiscale }),
  };
}

/** The claims of the ID token: only subject and display name. */
export function findAccount(sub: string): Account | undefined {
  const found = accountBySub(sub);
  return found && { accountId: sub, claims: () => ({ sub, name: found.nome }) };
}

function accountBySub(sub: string): AccountDimostrativo | undefined {
  return ACCOUNT_DIMOSTRATIVI.find((account) => account.sub === sub);
}
