// SPDX-License-Identifier: AGPL-3.0-or-later
export { createCallers } from './caller.ts';
export { anonymousDoor, answeredKb } from './door.ts';
export { heavyLane } from './heavy-lane.ts';
export { createLimiter, limited } from './limiter.ts';
export { FIXED_LIMITS, limitsConfig, type LimitsConfig } from './limits.ts';
export { operationLimits } from './operation-limits.ts';
export { keepPace } from './pace.ts';
export { Overloaded, type Rank } from './places.ts';
export { SubgraphPlaces } from './subgraph-places.ts';
export { unavailable } from './unavailable.ts';
