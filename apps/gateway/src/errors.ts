// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, isAppError } from '@ambito/errors';
import { unwrapResolverError } from '@apollo/server/errors';
import type { ErrorRequestHandler } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The part of an error that a client sees: the model's own fields. URLs, bodies and stacks of subgraphs stay inside. */
const TOLD = [
  'code',
  'campi',
  'percorso',
  'articolo',
  'versioneAttuale',
  'ritentabile',
  'riprovaTraSecondi',
  'servizio',
  'dettagli',
] as const;

export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  onInternal: (cause: unknown) => void,
): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const cause = causeOf(error);
  if (isAppError(cause)) return { message: cause.message, ...place, extensions: cause.extensions };
  const found = formatted.extensions ?? {};
  const extensions = Object.fromEntries(
    TOLD.flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]])),
  );
  const code = extensions['code'];
  if (code === undefined || code === 'INTERNAL_SERVER_ERROR' || code === 'DOWNSTREAM_SERVICE_ERROR') {
    onInternal(cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause);
    return { message: 'Errore interno', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  return { message: formatted.message, ...place, extensions };
}

/** What is behind an error: wrong values, which are refused before any resolver, or what a resolver threw. */
function causeOf(error: unknown): unknown {
  const { originalError } = error instanceof GraphQLError ? error : {};
  return originalError instanceof BadUserInput ? originalError : unwrapResolverError(error);
}

/** The client must correct a body that cannot be read: Express's parsers give such an error a status below 500. */
const BODY: Readonly<Record<number, string>> = {
  400: 'Il corpo della richiesta non è leggibile',
  413: 'Il corpo della richiesta è troppo grande',
  415: 'Il corpo della richiesta non è di un tipo ammesso',
};

/** Answers the remaining requests and errors, in the graph's error model and without internal details. */
export function lastWord(onInternal: (cause: unknown) => void): ErrorRequestHandler {
  return (error: { status?: unknown }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = typeof error.status === 'number' ? error.status : 500;
    const message = BODY[status];
    if (message === undefined) onInternal(error);
    response.status(message === undefined ? 500 : status).json({
      errors: [
        message === undefined
          ? { message: 'Errore interno', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
          : { message, extensions: { code: 'BAD_REQUEST' } },
      ],
    });
  };
}
