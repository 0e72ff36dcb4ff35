// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  HEADER_AMBITO,
  HEADER_PROVA,
  HEADER_RUOLO,
  verifyProof,
  type ProvenGraphCall,
  type ProvenResourceCall,
} from '@ambito/access';
import type { ProofKey } from '@ambito/config';
import { answerError, Forbidden } from '@ambito/errors';
import { HEADER_RICHIESTA, HEADER_RICHIESTA_CHIAMANTE } from '@ambito/telemetry';
import type { Request, RequestHandler } from 'express';

type Covered = Pick<ProvenGraphCall, 'body'> | Pick<ProvenResourceCall, 'method' | 'path'>;

/**
 * Refuses every caller but the gateway: for the graph, `_service`, `_entities` and the resources.
 * @param coveredBy the part of this request that the proof must cover; undefined when the request has no such part
 * @param onRefused is told of each call that has no proof
 */
export function fromGatewayOnly(
  keys: readonly ProofKey[],
  coveredBy: (request: Request) => Covered | undefined,
  onRefused: () => void = () => undefined,
): RequestHandler {
  return (request, response, next) => {
    const covered = coveredBy(request);
    const proven =
      covered !== undefined &&
      verifyProof(keys, request.get(HEADER_PROVA), {
        ...covered,
        authorization: request.get('authorization'),
        ambito: request.get(HEADER_AMBITO),
        ruolo: request.get(HEADER_RUOLO),
        requestId: request.get(HEADER_RICHIESTA) ?? '',
        callerRequestId: request.get(HEADER_RICHIESTA_CHIAMANTE),
      });
    if (proven) return next();
    onRefused();
    answerError(response, new Forbidden('Solo il gateway può chiamare questo servizio', 'proof'));
  };
}
