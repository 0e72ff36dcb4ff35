// SPDX-License-Identifier: AGPL-3.0-or-later
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Unauthenticated, Unavailable } from '@ambito/errors';
import { ANONIMO, type Attore } from './attore.ts';
import { attoreDi, authentication } from './authentication.ts';

const ATTORE: Attore = { sub: 'demo-comune', ruoli: [] };

/** Sends a request with a header through the middleware; `verify` stands for the verifier. */
function pass(verify: (authorization: string | undefined) => Promise<Attore>, authorization?: string) {
  const request = new IncomingMessage(new Socket());
  if (authorization !== undefined) request.headers.authorization = authorization;
  const response = new ServerResponse(request);
  return new Promise<{ request: IncomingMessage; response: ServerResponse; body?: unknown; error?: unknown }>(
    (resolve) => {
      response.end = ((body: string) => resolve({ request, response, body: JSON.parse(body) })) as never;
      authentication({ verify })(request, response, (error) =>
        resolve({ request, response, ...(error === undefined ? {} : { error }) }),
      );
    },
  );
}

test('the next handler finds the caller on the request', async () => {
  const { request, error } = await pass((header) => {
    expect(header).toBe('Bearer a.b.c');
    return Promise.resolve(ATTORE);
  }, 'Bearer a.b.c');
  expect(error).toBeUndefined();
  expect(attoreDi(request)).toBe(ATTORE);
});

test('a request without a token goes on as one of nobody', async () => {
  const { request } = await pass(() => Promise.resolve(ANONIMO));
  expect(attoreDi(request)).toBe(ANONIMO);
});

test.each([
  [new Unauthenticated('Accesso scaduto o non valido'), 401, 'UNAUTHENTICATED'],
  [new Unavailable('Il servizio di identità non risponde'), 503, 'UNAVAILABLE'],
])('%s ends the request', async (refusal, status, code) => {
  const { response, body, request } = await pass(() => Promise.reject(refusal), 'Bearer a.b.c');
  expect(response.statusCode).toBe(status);
  expect(body).toMatchObject({ errors: [{ message: refusal.message, extensions: { code } }] });
  expect(() => attoreDi(request)).toThrow();
});

test('an internal error is not reported as a wrong token', async () => {
  const fault = new TypeError('boom');
  const { error, response } = await pass(() => Promise.reject(fault), 'Bearer a.b.c');
  expect(error).toBe(fault);
  expect(response.headersSent).toBe(false);
});

test('a request that did not pass the middleware has no actor', () => {
  expect(() => attoreDi(new IncomingMessage(new Socket()))).toThrow('authentication');
});
