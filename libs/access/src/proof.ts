// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ProofKey } from '@ambito/config';

/** Carries the gateway's proof: `v1;kid=…;ts=<epoch s>;sig=<base64url>`. */
export const HEADER_PROVA = 'x-ambito-prova';
const WINDOW_S = 30;

/** The caller for whom the gateway calls. A proof of any kind breaks when the token, the Ambito or the request id changes. */
interface ProvenCaller {
  readonly authorization: string | undefined;
  readonly ambito: string | undefined;
  readonly requestId: string;
}

/** A call of the graph, whose whole body is covered. */
export interface ProvenGraphCall extends ProvenCaller {
  readonly body: string | Buffer;
}

/** A call of a resource. Its body streams, so that the proof covers the method and the path with the query, not the body. */
export interface ProvenResourceCall extends ProvenCaller {
  readonly method: string;
  readonly path: string;
}

export type ProvenRequest = ProvenGraphCall | ProvenResourceCall;

export function signProof(keys: readonly ProofKey[], request: ProvenRequest, now = Date.now()): string {
  const [key] = keys;
  if (key === undefined) throw new Error('GATEWAY_PROOF_KEYS holds no key');
  const ts = Math.floor(now / 1000);
  return `v1;kid=${key.kid};ts=${ts};sig=${signature(key, ts, request).toString('base64url')}`;
}

/** True only for a proof of this kind, over this request, made with a known key within the last 30 seconds. */
export function verifyProof(
  keys: readonly ProofKey[],
  header: string | undefined,
  request: ProvenRequest,
  now = Date.now(),
): boolean {
  const match = /^v1;kid=([^;]+);ts=(\d{1,12});sig=([\w-]{43})$/.exec(header ?? '');
  const key = keys.find(({ kid }) => kid === match?.[1]);
  if (match === null || key === undefined) return false;
  const ts = Number(match[2]);
  if (Math.abs(now / 1000 - ts) > WINDOW_S) return false;
  return timingSafeEqual(signature(key, ts, request), Buffer.from(match[3] ?? '', 'base64url'));
}

function signature(key: ProofKey, ts: number, request: ProvenRequest): Buffer {
  const { authorization, ambito, requestId } = request;
  const message = ['v1', ts, ...kindOf(request), digest(authorization ?? ''), ambito ?? '', requestId].join('\n');
  return createHmac('sha256', key.key).update(message).digest();
}

/** The purpose comes first, so that a proof of one kind never passes for one of another kind. */
function kindOf(request: ProvenRequest): string[] {
  return 'body' in request
    ? ['graph', digest(request.body)]
    : ['resource', digest(`${request.method}\n${request.path}`)];
}

function digest(value: string | Buffer): string {
  return createHash('sha256').update(value).digest('base64url');
}
