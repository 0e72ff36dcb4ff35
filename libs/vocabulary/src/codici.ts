// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Natura, VoceConNatura } from './nature.ts';
import { vocabolario, vocabolarioDi, type Voce } from './vocabolario.ts';

/** The Convenzione among the Comuni (art. 1): the day from which the Ambito's own lists are in use. */
const DALLA_CONVENZIONE = '2014-06-25';

/** Areas of the national flow SIUSS: 1 family and minors, 2 disability and non self-sufficiency, 3 poverty and exclusion. */
export type AreaSiuss = 1 | 2 | 3;

type CodiceArea = 'FAM' | 'DIS' | 'ADD' | 'ELD' | 'IMMNOM' | 'POV' | 'MULBEN';

interface VoceArea extends Voce<CodiceArea> {
  /** The project's own mapping; null when each case decides. */
  readonly siuss: AreaSiuss | null;
}

const AREE: readonly (readonly [codice: CodiceArea, siuss: AreaSiuss | null, nome: string])[] = [
  ['FAM', 1, 'Famiglia e minori'],
  ['DIS', 2, 'Disabili'],
  ['ADD', 3, 'Dipendenze'],
  ['ELD', 2, 'Anziani'],
  ['IMMNOM', 3, 'Immigrati, Rom, Sinti e Caminanti'],
  ['POV', 3, 'Povertà, disagio adulti e senza dimora'],
  ['MULBEN', null, 'Multiutenza'],
];

/** Areas of users of the ISTAT survey on the social spending of Comuni, by their SDMX codes. */
export const areeUtenza = vocabolarioDi<VoceArea>(
  'ISTAT, Interventi e servizi sociali dei Comuni singoli o associati',
  AREE.map(([codice, siuss, nome]) => ({ codice, siuss, nome, dal: DALLA_CONVENZIONE })),
);
export const AREE_UTENZA = areeUtenza.codici;
export type AreaUtenza = (typeof AREE_UTENZA)[number];

const CANALI: readonly (readonly [codice: string, nome: string, natura?: Natura])[] = [
  ['DI_PERSONA', 'Di persona', 'IN_SEDE'],
  ['TELEFONO', 'Telefono', 'A_VOCE'],
  ['EMAIL', 'Posta elettronica'],
  ['DOMICILIO', 'Rilevato a domicilio', 'A_VOCE'],
  ['SEGNALAZIONE_SCRITTA', 'Segnalazione scritta'],
  ['ALTRO_A_DISTANZA', 'Altra modalità a distanza'],
];

/** How a contatto came about (art. 2 c. 8). */
export const canali = vocabolarioDi<VoceConNatura>(
  'SISO (Regione Umbria), modalità di accesso',
  CANALI.map(([codice, nome, natura]) => ({ codice, nome, dal: DALLA_CONVENZIONE, ...(natura && { natura }) })),
);

/** The kinds of applicant, institutions included (art. 4 c. 2 a). */
export const richiedenti = vocabolario('SISO (Regione Umbria), interlocutore', DALLA_CONVENZIONE, [
  ['UTENTE', 'La persona interessata'],
  ['PARENTE_O_CONOSCENTE', 'Parente o conoscente'],
  ['ORGANIZZAZIONE', 'Organizzazione'],
  ['ISTITUZIONE', 'Istituzione'],
  ['AUTORITA_GIUDIZIARIA', 'Autorità giudiziaria'],
  ['ALTRO', 'Altro soggetto'],
]);

/** The outcome of a contatto (art. 2 c. 8 e; the immediate intervention, art. 2 c. 4). */
export const esitiContatto = vocabolario('Regolamento, art. 2 c. 4 e c. 8', DALLA_CONVENZIONE, [
  ['INFORMAZIONE', 'Informazione'],
  ['ORIENTAMENTO', 'Orientamento a una prestazione'],
  ['APPUNTAMENTO', 'Appuntamento'],
  ['TRASMISSIONE', 'Trasmissione al servizio competente'],
  ['RICHIESTA_PRESA_IN_CARICO', 'Richiesta di presa in carico'],
  ['PRONTO_INTERVENTO', 'Pronto intervento'],
]);
export const ESITI_CONTATTO = esitiContatto.codici;

/** The outcome of an objective of a project (art. 2 c. 3 d). */
export const esitiObiettivo = vocabolario('Regolamento, art. 2 c. 3 d', DALLA_CONVENZIONE, [
  ['RAGGIUNTO', 'Raggiunto'],
  ['PARZIALE', 'Raggiunto in parte'],
  ['NON_RAGGIUNTO', 'Non raggiunto'],
]);
export const ESITI_OBIETTIVO = esitiObiettivo.codici;

/** Why a case ends (art. 2 c. 3 d): SINBA's reasons for minors (MotivazioneChiusuraCarico), made general for every area. */
export const motiviDimissione = vocabolario(
  'INPS, SINBA, MotivazioneChiusuraCarico, generalizzata',
  DALLA_CONVENZIONE,
  [
    ['OBIETTIVI_RAGGIUNTI', 'Conclusione per risoluzione del bisogno'],
    ['TRASFERIMENTO_ALTRO_AMBITO', 'Passaggio ad altro Ambito della Regione'],
    ['TRASFERIMENTO_ALTRA_REGIONE', 'Passaggio ad altra Regione'],
    ['PASSAGGIO_SERVIZIO_SANITARIO', 'Passaggio a un servizio sanitario'],
    ['ISTITUZIONALIZZAZIONE', 'Inserimento stabile in struttura'],
    ['MAGGIORE_ETA', 'Raggiungimento della maggiore età'],
    ['RINUNCIA', 'Rinuncia della persona o della famiglia'],
    ['RIMPATRIO', 'Rimpatrio'],
    ['IRREPERIBILITA', 'Irreperibilità'],
    ['DECESSO', 'Decesso'],
    ['ALTRO', 'Altro motivo'],
  ],
);

export const sessi = vocabolario('Ambito', DALLA_CONVENZIONE, [
  ['F', 'Femmina'],
  ['M', 'Maschio'],
  ['NON_NOTO', 'Non noto'],
]);
export const SESSI = sessi.codici;

export const cittadinanze = vocabolario('Ambito', DALLA_CONVENZIONE, [
  ['ITALIANA', 'Italiana'],
  ['UE', "Di un altro Paese dell'Unione europea"],
  ['NON_UE', "Di un Paese fuori dall'Unione europea"],
  ['APOLIDE', 'Apolide'],
  ['NON_NOTA', 'Non nota'],
]);
export const CITTADINANZE = cittadinanze.codici;
