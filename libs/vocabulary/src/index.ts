// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  AREE_UTENZA,
  CANALI,
  CITTADINANZE,
  ESITI_CONTATTO,
  ESITI_OBIETTIVO,
  MOTIVI_DIMISSIONE,
  NOMI_AREE,
  RICHIEDENTI,
  SESSI,
  type AreaUtenza,
} from './codici.ts';
export { FASCE_ETA, fasciaEta, type FasciaEta } from './fasce-eta.ts';
export { bisogni, bisogniValidi, bisogno, type VoceBisogno } from './bisogni.ts';
export {
  CODICE_FISCALE_DIMOSTRATIVO,
  codiceFiscaleSintetico,
  verificaCodiceFiscale,
  type Anagrafica,
  type EsitoCodiceFiscale,
} from './codice-fiscale.ts';
export { prestazioni } from './prestazioni.ts';
export { soglia, type NomeSoglia } from './soglie.ts';
export type { Voce, Vocabolario } from './vocabolario.ts';
