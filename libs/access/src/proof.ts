// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { ProofKey } from '@ambito/config';
import { HEADER_AMBITO, HEADER_RUOLO } from './azioni.ts';

/** Carries the gateway's proof: `v1;kid=…;ts=<epoch s>;sig=<base64url>`. */
export const HEADER_PROVA = 'x-ambito-prova';
const WINDOW_S = 30;

/** The caller for whom the gateway calls. A proof of any kind breaks when the token, the Ambito, the role or a request id changes. */
export interface ProvenCaller {
  readonly authorization: string | undefined;
  readonly ambito: string | undefined;
  /** The role to act in, if the caller chose one. */
  readonly ruolo: string | undefined;
  readonly requestId: string;
  /** The caller's own id of the request, if it gave one: the audit keeps it, so nobody on the way may change it. */
  readonly callerRequestId?: string | undefined;
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

/** What the gateway sends with a call beside the ids of the request: for whom it calls, and its proof. */
export function proofHeaders(keys: readonly ProofKey[], request: ProvenRequest): Record<string, string> {
  const { authorization, ambito, ruolo } = request;
  return {
    [HEADER_PROVA]: signProof(keys, request),
    ...(authorization === undefined ? {} : { authorization }),
    ...(ambito === undefined ? {} : { [HEADER_AMBITO]: ambito }),
    ...(ruolo === undefined ? {} : { [HEADER_RUOLO]: ruolo }),
  };
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
  const { authorization, ambito, ruolo, requestId, callerRequestId } = request;
  const message = [
    'v1',
    ts,
    ...kindOf(request),
    digest(authorization ?? ''),
    ambito ?? '',
    ruolo ?? '',
    requestId,
    callerRequestId ?? '',
  ].join('\n');
  return createHmac('sha256', key.key).update(message).digest();
}

/** The purpose comes first, so that a proof of one kind never passes for one of another kind. */
function kindOf(request: ProvenRequest): string[] {
  return 'body' in request
    ? ['graph', digest(request.body)]
    : ['resource', digest(`${request.method}\n${request.path}`)];
}

function digest(value: string | Buffer): string {
  return hash('sha256', value, 'base64url');
}
