// SPDX-License-Identifier: AGPL-3.0-or-later
export { obtainToken, type TokenSource } from './obtain-token.ts';
export { signIn } from './sign-in.ts';
export { TokenError } from './token-error.ts';
export { localGateway } from './local-gateway.ts';
