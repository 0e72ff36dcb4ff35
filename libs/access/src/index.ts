// SPDX-License-Identifier: AGPL-3.0-or-later
export { RUOLI, ANONIMO, SISTEMA, attoreDaClaims, type Attore, type Ruolo, type RuoloAssegnato } from './attore.ts';
export {
  defineAzione,
  authorise,
  isAdmitted,
  chooseAmbito,
  HEADER_AMBITO,
  type Autorizzazione,
  type Azione,
} from './azioni.ts';
export { attoreDi, authentication } from './authentication.ts';
export { signLink, verifyLink, type SignedLink } from './link.ts';
export { createTokenVerifier, type TokenVerifier } from './token.ts';
export { HEADER_PROVA, signProof, verifyProof, type ProvenGraphCall, type ProvenResourceCall } from './proof.ts';
