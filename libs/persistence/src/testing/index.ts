// SPDX-License-Identifier: AGPL-3.0-or-later
export { describeAnnullabili } from './annullabili.ts';
export { describeMigrations, describeWords } from './describe-schema.ts';
export { plannerOf, readWhole, recordStatements, type Statement } from './plans.ts';
export type { WithoutWords } from './words.ts';
