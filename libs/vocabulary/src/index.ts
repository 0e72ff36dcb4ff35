// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  caricabile,
  codiceBenFormato,
  formaInParole,
  ELENCHI,
  FORMA_CODICE,
  FORMA_LINGUA,
  FORMA_PRESTAZIONE,
  LUNGHEZZA_CODICE,
  natureAggiungibili,
  natureDelProgramma,
  natureDi,
  NOMI_ELENCHI,
  NOMI_VOCABOLARI,
  VOCABOLARI,
  type NomeElenco,
  type NomeVocabolario,
} from './elenchi.ts';
export { bisogni, bisogniValidi, type VoceBisogno } from './bisogni.ts';
export { cittadinanze } from './cittadinanze.ts';
export {
  areeUtenza,
  canali,
  esitiContatto,
  esitiObiettivo,
  motiviDimissione,
  richiedenti,
  SESSI,
  sessi,
} from './codici.ts';
export {
  CODICE_FISCALE_DIMOSTRATIVO,
  codiceFiscaleSintetico,
  verifyCodiceFiscale,
  type Anagrafica,
  type EsitoCodiceFiscale,
  type TipoCodice,
} from './codice-fiscale.ts';
export { type Candidato, candidatiPer, type EnteDiCompetenza } from './competenza.ts';
export {
  finalitaEsportazione,
  NATURE_ENTE,
  natureEnte,
  statiTrasmissione,
  TIPI_COMPETENZA,
  tipiCompetenza,
} from './enumerazioni.ts';
export { FASCE_ETA, fasceEta, fasciaEta, type FasciaEta } from './fasce-eta.ts';
export { lingue } from './lingue.ts';
export { CON_NATURA, NATURE, NATURE_VOCE, type Natura } from './nature.ts';
export { prestazioni } from './prestazioni.ts';
export { NOMI_SOGLIE, soglia, SOGLIE, valoreAl, type NomeSoglia, type ValoreSoglia } from './soglie.ts';
export { voceEstranea } from './voce-estranea.ts';
export { vocabolarioDi, type Voce, type Vocabolario } from './vocabolario.ts';
