// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  AppError,
  BadUserInput,
  Conflict,
  Forbidden,
  isAppError,
  NotFound,
  RuleViolation,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  type CampoNonValido,
  type RefusalReason,
} from './app-error.ts';
export { wrongVariables } from './wrong-values.ts';
export { refuseWrongValues } from './refuse-wrong-values.ts';
export { answerError, beginError, UNAVAILABLE_RETRY_S } from './answer-error.ts';
