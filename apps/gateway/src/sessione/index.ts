// SPDX-License-Identifier: AGPL-3.0-or-later
export { sessioneConfig } from './config.ts';
export { answerRefusal } from './refusals.ts';
export { createSessione } from './sessione.ts';
