// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAppError } from '@ambito/errors';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What a client may be told of an error, whoever raised it: the model's own fields. URLs, bodies and stacks of subgraphs stay inside. */
const TOLD = [
  'code',
  'campi',
  'percorso',
  'articolo',
  'versioneAttuale',
  'ritentabile',
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
  const cause = unwrapResolverError(error);
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
