// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolarioDi, type Voce } from './vocabolario.ts';

export interface VoceBisogno extends Voce {
  /** A code of the areas of users. */
  readonly area: string;
}

/**
 * Needs decoded at access (art. 2 c. 8 e). The list is the project's own, each need in one of ISTAT's areas of users; its
 * families follow the CISIS nomenclature as the open data of Bologna use it. It is data: an Ambito may load its own list.
 */
const VOCI: readonly (readonly [codice: string, area: string, nome: string, dal?: string, fonte?: string])[] = [
  ['FAM_GENITORIALITA', 'FAM', 'Sostegno alla genitorialità'],
  ['FAM_CONFLITTO', 'FAM', 'Conflitto familiare e separazione'],
  ['FAM_TUTELA_MINORE', 'FAM', 'Tutela di un minore'],
  ['FAM_AFFIDO', 'FAM', 'Affidamento familiare'],
  ['FAM_ADOZIONE', 'FAM', 'Adozione nazionale o internazionale'],
  ['FAM_MALTRATTAMENTO', 'FAM', 'Abuso o maltrattamento'],
  ['FAM_SCUOLA', 'FAM', 'Dispersione e difficoltà scolastiche'],
  ['FAM_CURA_INFANZIA', 'FAM', 'Cura della prima infanzia'],
  ['DIS_AUTONOMIA', 'DIS', 'Autonomia personale e vita indipendente'],
  ['DIS_ASSISTENZA', 'DIS', 'Assistenza domiciliare a persona con disabilità'],
  ['DIS_SCUOLA', 'DIS', 'Inclusione scolastica'],
  ['DIS_CENTRO_DIURNO', 'DIS', 'Attività diurne e semiresidenziali'],
  ['DIS_DOPO_DI_NOI', 'DIS', 'Dopo di noi'],
  ['DIS_SALUTE_MENTALE', 'DIS', 'Disagio psichico'],
  ['ADD_SOSTANZE', 'ADD', 'Dipendenza da sostanze o alcol'],
  ['ADD_GIOCO', 'ADD', "Gioco d'azzardo"],
  ['ADD_REINSERIMENTO', 'ADD', 'Reinserimento dopo un percorso di cura'],
  ['ELD_DOMICILIO', 'ELD', 'Assistenza domiciliare a persona anziana'],
  ['ELD_NON_AUTOSUFFICIENZA', 'ELD', 'Non autosufficienza'],
  ['ELD_SOLITUDINE', 'ELD', 'Solitudine e isolamento'],
  ['ELD_RESIDENZIALE', 'ELD', 'Accoglienza residenziale'],
  ['ELD_CAREGIVER', 'ELD', 'Sostegno a chi assiste un familiare'],
  ['IMM_DOCUMENTI', 'IMMNOM', 'Documenti e soggiorno'],
  ['IMM_MEDIAZIONE', 'IMMNOM', 'Mediazione linguistica e culturale'],
  ['IMM_ACCOGLIENZA', 'IMMNOM', 'Accoglienza e integrazione'],
  ['POV_REDDITO', 'POV', 'Insufficienza di reddito'],
  ['POV_CASA', 'POV', 'Casa: affitto, sfratto, senza dimora'],
  ['POV_LAVORO', 'POV', 'Lavoro e inclusione attiva'],
  ['POV_ALIMENTI', 'POV', 'Beni di prima necessità'],
  ['POV_GIUSTIZIA', 'POV', 'Reinserimento dopo misure penali'],
  ['MUL_INFORMAZIONE', 'MULBEN', 'Informazione sui servizi e su come accedervi'],
  ['MUL_VIOLENZA', 'MULBEN', 'Violenza di genere'],
  [
    'POV_RESIDENZA_FITTIZIA',
    'POV',
    'Residenza fittizia per chi è senza dimora',
    '2022-01-01',
    'Piano nazionale degli interventi e dei servizi sociali 2021-2023; L. 1228/1954 art. 2',
  ],
  [
    'MUL_DIMISSIONE_PROTETTA',
    'MULBEN',
    'Dimissione protetta da una struttura sanitaria',
    '2022-01-01',
    'L. 234/2021 art. 1 c. 170',
  ],
  ['DIS_PROGETTO_DI_VITA', 'DIS', 'Progetto di vita', '2024-06-30', 'D.Lgs. 62/2024'],
];

export const bisogni = vocabolarioDi<VoceBisogno>(
  'Ambito, bisogni decodificati all’accesso',
  VOCI.map(([codice, area, nome, dal = '2014-06-25', fonte]) => ({
    ...{ codice, area, nome, dal },
    ...(fonte === undefined ? {} : { fonte }),
  })),
);

/** The needs that may be decoded on a day. */
export const bisogniValidi = bisogni.valide;
