// SPDX-License-Identifier: AGPL-3.0-or-later
export { goneSignal } from './gone-signal.ts';
export { createLogger, type Logger } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export {
  HEADER_RICHIESTA,
  HEADER_RICHIESTA_CHIAMANTE,
  newRequestIds,
  requestIdHeaders,
  requestIdsOf,
  type RequestIds,
} from './request-id.ts';
export { refusals, type Refusal, type TellRefusal } from './refusals.ts';
export { createLifecycle, type Lifecycle } from './lifecycle.ts';
export { runProcess, type Running, type Stoppable } from './run-process.ts';
export { NotUsable, readinessOf, serveInternals, type Checks, type Dependencies } from './internals.ts';
