// SPDX-License-Identifier: AGPL-3.0-or-later
export { decoratorsWithoutWords, typesWithoutWords } from './inputs.ts';
export type { Chi } from './answers.ts';
export type { ResourceExample } from './entities.ts';
export { describeRoles, readRoleExamples, type RoleExamples } from './matrix.ts';
export { readDocuments, type Example } from './roles.ts';
export { describeWrongValues } from './wrong-values.ts';
export { startService } from './service.ts';
export { tryLists } from './lists.ts';
export { describeReads } from './describe-reads.ts';
export { describeWorkerPlans } from './worker-plans.ts';
