// SPDX-License-Identifier: AGPL-3.0-or-later
export { claim } from './claim.ts';
export { createFromTemplate, dropDatabase, makeTemplateOnce, withClient, type Query } from './databases.ts';
export { EmbeddedPostgresError, explained } from './embedded-postgres-error.ts';
export { dyingWithParent } from './dying-with-parent.ts';
export { freePort, isFree } from './free-port.ts';
export { provisionQueue, provisionService, type ServiceRoles } from './provision.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start.ts';
