// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  RUOLI,
  ANONIMO,
  SISTEMA,
  attoreDaClaims,
  type Attore,
  type Limite,
  type Ruolo,
  type RuoloAssegnato,
} from './attore.ts';
export {
  defineAzione,
  authorise,
  isAdmitted,
  chooseAmbito,
  chooseRuolo,
  sediDelRuolo,
  HEADER_AMBITO,
  HEADER_RUOLO,
  type Autorizzazione,
  type Azione,
} from './azioni.ts';
export { attoreDi, authentication } from './authentication.ts';
export { signLink, verifyLink, type SignedLink } from './link.ts';
export { createTokenVerifier, type TokenVerifier } from './token.ts';
export {
  HEADER_PROVA,
  proofHeaders,
  signProof,
  verifyProof,
  type ProvenCaller,
  type ProvenGraphCall,
  type ProvenResourceCall,
} from './proof.ts';
