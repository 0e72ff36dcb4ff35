// SPDX-License-Identifier: AGPL-3.0-or-later
import { signProof, verifyProof, type ProvenGraphCall, type ProvenResourceCall } from './proof.ts';

const K1 = { kid: 'k1', key: Buffer.alloc(32, 1) };
const K2 = { kid: 'k2', key: Buffer.alloc(32, 2) };
const NOW = Date.parse('2026-03-10T12:00:00Z');
const REQUEST: ProvenGraphCall = {
  body: '{"query":"{ ambiti { id } }"}',
  authorization: 'Bearer a.b.c',
  ambito: '0192a04a-0000-7000-8000-000000000a04',
  ruolo: 'COORDINATORE',
  requestId: 'request-1',
};

test('a proof holds only for the request for which it was made', () => {
  const proof = signProof([K1], REQUEST, NOW);
  expect(verifyProof([K1], proof, REQUEST, NOW)).toBe(true);
  expect(verifyProof([K1], proof, { ...REQUEST, body: Buffer.from(String(REQUEST.body)) }, NOW)).toBe(true);
});

test.each<[string, Partial<ProvenGraphCall>]>([
  ['the body', { body: '{"query":"{ ambiti { nome } }"}' }],
  ['the token', { authorization: 'Bearer a.b.d' }],
  ['the token taken away', { authorization: undefined }],
  ['the Ambito', { ambito: '0192a04a-0000-7000-8000-000000000a05' }],
  ['the Ambito taken away', { ambito: undefined }],
  ['the role', { ruolo: 'SEGRETARIATO' }],
  ['the role taken away', { ruolo: undefined }],
  ['the request id', { requestId: 'request-2' }],
  ["the caller's own request id", { callerRequestId: 'request-2' }],
  ['a line moved from one part to the next', { ambito: `${REQUEST.ambito}\nrequest-1`, requestId: '' }],
])('changing %s breaks it', (_, change) => {
  const proof = signProof([K1], REQUEST, NOW);
  expect(verifyProof([K1], proof, { ...REQUEST, ...change }, NOW)).toBe(false);
});

describe('a call of a resource', () => {
  const { body: _, ...caller } = REQUEST;
  const CALL: ProvenResourceCall = { method: 'PUT', path: '/risorse/a?b=c', ...caller };

  test('is proven by a proof of that call alone', () => {
    expect(verifyProof([K1], signProof([K1], CALL, NOW), CALL, NOW)).toBe(true);
  });

  test.each<[string, Partial<ProvenResourceCall>]>([
    ['the method', { method: 'POST' }],
    ['the path', { path: '/risorse/b?b=c' }],
    ['the query', { path: '/risorse/a?b=d' }],
    ['the query taken away', { path: '/risorse/a' }],
    ['the token', { authorization: 'Bearer a.b.d' }],
    ['the Ambito', { ambito: undefined }],
    ['the role', { ruolo: undefined }],
    ['the request id', { requestId: 'request-2' }],
  ])('changing %s breaks it', (_, change) => {
    expect(verifyProof([K1], signProof([K1], CALL, NOW), { ...CALL, ...change }, NOW)).toBe(false);
  });

  test('is not proven by a proof of a call of the graph with the same bytes, nor the reverse', () => {
    const graph: ProvenGraphCall = { ...REQUEST, body: `${CALL.method}\n${CALL.path}` };
    expect(verifyProof([K1], signProof([K1], graph, NOW), CALL, NOW)).toBe(false);
    expect(verifyProof([K1], signProof([K1], CALL, NOW), graph, NOW)).toBe(false);
  });
});

test.each([
  [-31_000, false],
  [-30_000, true],
  [0, true],
  [30_000, true],
  [31_000, false],
])('read %d ms after it was made, it holds: %s', (after, expected) => {
  expect(verifyProof([K1], signProof([K1], REQUEST, NOW), REQUEST, NOW + after)).toBe(expected);
});

test('the time of a proof cannot be moved forward', () => {
  const proof = signProof([K1], REQUEST, NOW).replace(/ts=\d+/, `ts=${NOW / 1000 + 3_600}`);
  expect(verifyProof([K1], proof, REQUEST, NOW + 3_600_000)).toBe(false);
});

describe('keys', () => {
  test('the first key signs', () => {
    const proof = signProof([K2, K1], REQUEST, NOW);
    expect(proof).toContain('kid=k2');
    expect(verifyProof([K2], proof, REQUEST, NOW)).toBe(true);
  });

  test('an older key still verifies while the new one is rolled out', () => {
    expect(verifyProof([K2, K1], signProof([K1], REQUEST, NOW), REQUEST, NOW)).toBe(true);
  });

  test('an unknown key does not verify', () => {
    expect(verifyProof([K2], signProof([K1], REQUEST, NOW), REQUEST, NOW)).toBe(false);
  });

  test('a key with a known name and other bytes does not verify', () => {
    expect(verifyProof([{ ...K2, kid: 'k1' }], signProof([K1], REQUEST, NOW), REQUEST, NOW)).toBe(false);
  });

  test('signing without a key fails', () => {
    expect(() => signProof([], REQUEST, NOW)).toThrow('GATEWAY_PROOF_KEYS');
    expect(verifyProof([], signProof([K1], REQUEST, NOW), REQUEST, NOW)).toBe(false);
  });
});

test.each([undefined, '', 'v1', 'v2;kid=k1;ts=1;sig=x', 'v1;kid=k1;ts=;sig=', 'v1;kid=k1;ts=1773144000;sig=short'])(
  'a header like %j is no proof',
  (header) => {
    expect(verifyProof([K1], header, REQUEST, NOW)).toBe(false);
  },
);

test('a proof followed by other text is refused', () => {
  expect(verifyProof([K1], `${signProof([K1], REQUEST, NOW)};x`, REQUEST, NOW)).toBe(false);
});
