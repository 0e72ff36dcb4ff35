// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where the gateway is that the tools talk to: AMBITO_URL, or this machine at the PORT that `npm start` was given. */
export function localGateway(env: NodeJS.ProcessEnv = process.env): string {
  return (env['AMBITO_URL'] ?? `http://localhost:${env['PORT'] ?? '4000'}`).replace(/\/$/, '');
}
