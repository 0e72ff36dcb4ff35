// SPDX-License-Identifier: AGPL-3.0-or-later
import { Forbidden, isAppError, Unauthenticated, Unavailable } from '@ambito/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes of the protocol, which are safe to show. Every other error outside the model is masked. */
const PROTOCOL_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Why an error refuses the actor; undefined for an error of another kind. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof Forbidden) return error.reason;
  return error instanceof Unauthenticated ? 'not_signed_in' : undefined;
}

/** Errors as clients see them: the model's codes, the invalid fields by path, no internal detail. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  onInternal: (cause: unknown) => void,
): GraphQLFormattedError {
  // The error comes from a resolver, or from making the request's context.
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (isAppError(cause)) {
    // The caller may try again; what was behind it is for who operates the service.
    if (cause instanceof Unavailable && cause.cause !== undefined) onInternal(cause.cause);
    return { message: cause.message, ...place, extensions: cause.extensions };
  }
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && PROTOCOL_CODES.has(code))
    return { message: formatted.message, ...place, extensions: { code } };
  onInternal(cause);
  return { message: 'Errore interno', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
