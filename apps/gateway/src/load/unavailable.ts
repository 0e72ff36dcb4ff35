// SPDX-License-Identifier: AGPL-3.0-or-later
import { UNAVAILABLE_RETRY_S } from '@ambito/errors';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

/**
 * Answers 503 with `Retry-After`, and no `data`, when nothing of an operation could be served because services do not answer
 * or have too much to do. An answer of which a part is there stays 200, with the error at the path of what is missing.
 */
export const unavailable: ApolloServerPlugin<BaseContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        if (body.kind === 'single') {
          const { errors = [], data } = body.singleResult;
          const nothing = Object.values(data ?? {}).every((value) => value === null);
          if (
            nothing &&
            errors.length > 0 &&
            errors.every(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE')
          ) {
            delete body.singleResult.data;
            http.status = 503;
            http.headers.set('retry-after', String(UNAVAILABLE_RETRY_S));
          }
        }
        return Promise.resolve();
      },
    }),
};
