// SPDX-License-Identifier: AGPL-3.0-or-later
export { decoratorsWithoutWords, typesWithoutWords } from './testing-inputs.ts';
export type { Chi } from './testing-answers.ts';
export type { ResourceExample } from './testing-entities.ts';
export { describeRoles, readRoleExamples, type RoleExamples } from './testing-matrix.ts';
export type { Example } from './testing-roles.ts';
export { describeWrongValues } from './testing-wrong-values.ts';
export { startService } from './testing-service.ts';
export { tryLists } from './testing-lists.ts';
