// SPDX-License-Identifier: AGPL-3.0-or-later
export { sessioneConfig, type SessioneConfig } from './config.ts';
export { createSessione, type Sessione } from './sessione.ts';
