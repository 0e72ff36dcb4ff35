// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * Invented data of a given size, by set-based SQL. This folder, `data`, is the only part of the benchmark that names tables, beside the
 * statements of the hand-written programs. Triggers and foreign keys are off while it writes: the rows keep the rules by construction.
 */
export { fillCasework } from './data/casework.mjs';
export { countContatti, countProjected, fillOutbox } from './data/events.mjs';
export { countFigure, fillFacts } from './data/facts.mjs';
export { account, ambitoId, comuneOf, lineaId, sedeId, SIZES, users, valuesFor, valuesOf } from './data/records.mjs';
export { fillRegistry } from './data/registry.mjs';
