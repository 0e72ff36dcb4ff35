// SPDX-License-Identifier: AGPL-3.0-or-later
export { bisogni, bisogniValidi, bisogno, type VoceBisogno } from './bisogni.ts';
export {
  AREE_UTENZA,
  areeUtenza,
  CANALI,
  canali,
  CITTADINANZE,
  cittadinanze,
  ESITI_CONTATTO,
  ESITI_OBIETTIVO,
  esitiContatto,
  esitiObiettivo,
  MOTIVI_DIMISSIONE,
  motiviDimissione,
  RICHIEDENTI,
  richiedenti,
  SESSI,
  sessi,
  type AreaSiuss,
  type AreaUtenza,
} from './codici.ts';
export {
  CODICE_FISCALE_DIMOSTRATIVO,
  codiceFiscaleSintetico,
  verificaCodiceFiscale,
  type Anagrafica,
  type EsitoCodiceFiscale,
  type TipoCodice,
} from './codice-fiscale.ts';
export { FASCE_ETA, fasceEta, fasciaEta, type FasciaEta } from './fasce-eta.ts';
export { prestazioni } from './prestazioni.ts';
export { soglia, type NomeSoglia } from './soglie.ts';
export { type Voce, type Vocabolario } from './vocabolario.ts';
