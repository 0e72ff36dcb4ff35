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
export { runProcess, type Stoppable } from './run-process.ts';
export { readinessOf, serveInternals, type Checks, type Dependencies } from './internals.ts';
