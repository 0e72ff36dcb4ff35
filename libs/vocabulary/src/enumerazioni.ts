// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolario } from './vocabolario.ts';

/** The Convenzione among the Comuni (art. 1): the day from which the Ambito's own lists are in use. */
const DALLA_CONVENZIONE = '2014-06-25';

/** The states of a transmission; the last three are its outcomes (art. 2 c. 8 e). */
export const statiTrasmissione = vocabolario('Regolamento, art. 2 c. 8 e', DALLA_CONVENZIONE, [
  ['TRASMESSA', "Trasmessa all'ente competente"],
  ['PRESA_VISIONE', "L'ente ne ha preso visione"],
  ['ACCOLTA', "L'ente l'ha accolta"],
  ['RIFIUTATA', "L'ente l'ha rifiutata, con motivo"],
  ['REVOCATA', "Revocata da chi l'ha trasmessa, prima dell'esito"],
]);

/** What an ente is (art. 2 c. 5 f and o). */
export const natureEnte = vocabolario('Regolamento, art. 2 c. 5 f e o', DALLA_CONVENZIONE, [
  ['DISTRETTO_SANITARIO', "Distretto sanitario di un'ASL"],
  ['ENTE_LOCALE', 'Comune, Ambito, Provincia o altro ente locale'],
  ['TERZO_SETTORE', 'Ente del Terzo settore'],
  ['PRIVATO', 'Soggetto privato, come una struttura accreditata'],
  ['SCUOLA', 'Istituzione scolastica'],
  ['AUTORITA_GIUDIZIARIA', 'Tribunale, Procura'],
  ['UEPE', 'Ufficio di esecuzione penale esterna'],
  ['USSM', 'Ufficio di servizio sociale per i minorenni'],
  ['ALTRO', 'Altro ente'],
]);
export const NATURE_ENTE = natureEnte.codici;

/** Which service a request falls to (art. 2 c. 8 e). */
export const tipiCompetenza = vocabolario('Regolamento, art. 2 c. 8 e', DALLA_CONVENZIONE, [
  ['SOCIALE', 'Al servizio sociale'],
  ['SANITARIA', 'Al servizio sanitario'],
  ['SOCIOSANITARIA', 'A entrambi, integrati'],
]);
export const TIPI_COMPETENZA = tipiCompetenza.codici;

/** What personal data may be exported for: the purpose stands in the audit of each record. */
export const finalitaEsportazione = vocabolario('Ambito', DALLA_CONVENZIONE, [
  ['RENDICONTAZIONE', 'Rendicontazione'],
  ['PROGRAMMAZIONE', 'Programmazione dei servizi'],
  ['CONTROLLO_INTERNO', 'Controllo interno'],
  ['RICHIESTA_DI_AUTORITA', "Richiesta di un'autorità"],
  ['RICHIESTA_DELL_INTERESSATO', "Richiesta dell'interessato"],
]);
