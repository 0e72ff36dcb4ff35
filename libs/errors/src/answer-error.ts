// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ServerResponse } from 'node:http';
import { TooManyRequests, type AppError } from './app-error.ts';

/** The HTTP status of each code of the model, for an answer that is a single error. */
const STATUS: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RULE_VIOLATION: 422,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};
/** When to try again after UNAVAILABLE, in seconds. */
export const UNAVAILABLE_RETRY_S = 5;

/**
 * Status and headers of an error; the body is the caller's.
 * @param retryS when to try again after UNAVAILABLE, in seconds
 */
export function beginError(response: ServerResponse, error: AppError, retryS = UNAVAILABLE_RETRY_S): void {
  response.statusCode = STATUS[error.code] ?? 500;
  response.setHeader('cache-control', 'no-store');
  if (response.statusCode === 503) response.setHeader('Retry-After', retryS);
  if (error instanceof TooManyRequests) response.setHeader('Retry-After', error.riprovaTraSecondi);
}

/** Answers an HTTP request with an error, in the same shape as the graph's. @param retryS as for `beginError` */
export function answerError(response: ServerResponse, error: AppError, retryS?: number): void {
  beginError(response, error, retryS);
  const { message, extensions } = error;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ errors: [{ message, extensions }] }));
}
