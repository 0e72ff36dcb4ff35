// SPDX-License-Identifier: AGPL-3.0-or-later
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { TooManyRequests, Unauthenticated, Unavailable } from '@ambito/errors';
import { ANONIMO, type Attore } from './attore.ts';
import { attoreDi, authentication } from './authentication.ts';

const ATTORE: Attore = { sub: 'demo-comune', ruoli: [] };

/** Sends a request with a header through the middleware; `verify` stands for the verifier. */
function pass(
  verify: (authorization: string | undefined) => Promise<Attore>,
  authorization?: string,
  onRefused?: (request: IncomingMessage) => unknown,
) {
  const request = new IncomingMessage(new Socket());
  if (authorization !== undefined) request.headers.authorization = authorization;
  const response = new ServerResponse(request);
  return new Promise<{ request: IncomingMessage; response: ServerResponse; body?: unknown; error?: unknown }>(
    (resolve) => {
      response.end = ((body: string) => resolve({ request, response, body: JSON.parse(body) })) as never;
      authentication({ verify }, onRefused)(request, response, (error) =>
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

test('who counts refused tokens may answer in place of the 401, and is not asked about other failures', async () => {
  const told: IncomingMessage[] = [];
  const tooMany = (request: IncomingMessage): Promise<never> => {
    told.push(request);
    return Promise.reject(new TooManyRequests('Riprova', 7));
  };
  const refused = await pass(() => Promise.reject(new Unauthenticated('Accesso scaduto')), 'Bearer a.b.c', tooMany);
  expect([refused.response.statusCode, refused.response.getHeader('retry-after')]).toEqual([429, 7]);
  expect(told).toEqual([refused.request]);
  const away = await pass(() => Promise.reject(new Unavailable('Non risponde')), 'Bearer a.b.c', tooMany);
  expect([away.response.statusCode, told.length]).toEqual([503, 1]);
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
