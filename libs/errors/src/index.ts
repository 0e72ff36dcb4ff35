// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  AppError,
  BadUserInput,
  Conflict,
  Forbidden,
  isAppError,
  NotFound,
  RuleViolation,
  Unauthenticated,
  Unavailable,
  type CampoNonValido,
} from './app-error.ts';
export { answerError, beginError } from './answer-error.ts';
