// SPDX-License-Identifier: AGPL-3.0-or-later
export { testDatabase, type TestDatabase, type TestService } from './test-database.ts';
export { startIssuer, type TestIssuer } from './test-issuer.ts';
export { asLists, callRisorsa, callSubgraph, PROOF_KEYS, PROOF_KEYS_ENV, type Answer } from './call-subgraph.ts';
export { queueStores, type QueueStore, type TestQueue } from './queue-stores.ts';
export { operationsTable } from './operations-table.ts';
