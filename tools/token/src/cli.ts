// SPDX-License-Identifier: AGPL-3.0-or-later
import { localGateway } from './local-gateway.ts';
import { obtainToken } from './obtain-token.ts';
import { TokenError } from './token-error.ts';

const [account] = process.argv.slice(2);
try {
  if (account === undefined)
    throw new TokenError('Di’ quale account: npm run --silent token -- ACCOUNT (per esempio «segretariato»)');
  const token = await obtainToken(account, { gatewayUrl: localGateway() });
  process.stdout.write(`${token}\n`);
} catch (error) {
  if (!(error instanceof TokenError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
