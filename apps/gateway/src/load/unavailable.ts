// SPDX-License-Identifier: AGPL-3.0-or-later
import { UNAVAILABLE_RETRY_S } from '@ambito/errors';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

/**
 * Answers 503 with `Retry-After`, and no `data`, when nothing of an operation could be served because services do not answer
 * or have too much to do; 429 when nothing could be because the account has read what it may in a day. An answer of which a part is
 * there stays 200, with the error at the path of what is missing.
 */
export const unavailable: ApolloServerPlugin<BaseContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind === 'single') {
          const { errors = [], data } = body.singleResult;
          const nothing = Object.values(data ?? {}).every((value) => value === null);
          const refusal = nothing ? refusalOf(errors) : undefined;
          if (refusal !== undefined) {
            delete body.singleResult.data;
            http.status = refusal.status;
            // A refusal of the gateway's own has told its time already, which stands in its words as well.
            if (!http.headers.has('retry-after')) http.headers.set('retry-after', String(refusal.retryS));
          }
        }
        return Promise.resolve();
      },
    }),
};

function refusalOf(errors: readonly GraphQLFormattedError[]): { status: number; retryS: number } | undefined {
  const [first] = errors;
  const code = first?.extensions?.['code'];
  if (!errors.every(({ extensions }) => extensions?.['code'] === code)) return undefined;
  if (code === 'UNAVAILABLE') return { status: 503, retryS: UNAVAILABLE_RETRY_S };
  if (code !== 'TOO_MANY_REQUESTS') return undefined;
  return { status: 429, retryS: Number(first?.extensions?.['riprovaTraSecondi']) };
}
