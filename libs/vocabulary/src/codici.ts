// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Natura, VoceConNatura } from './nature.ts';
import { vocabolario, vocabolarioDi } from './vocabolario.ts';

/** The Convenzione among the Comuni (art. 1): the day from which the Ambito's own lists are in use. */
const DALLA_CONVENZIONE = '2014-06-25';

const AREE: readonly (readonly [codice: string, natura: Natura, nome: string])[] = [
  ['FAM', 'FAMIGLIA_E_MINORI', 'Famiglia e minori'],
  ['DIS', 'DISABILITA_E_NON_AUTOSUFFICIENZA', 'Disabili'],
  ['ADD', 'POVERTA_ED_ESCLUSIONE', 'Dipendenze'],
  ['ELD', 'DISABILITA_E_NON_AUTOSUFFICIENZA', 'Anziani'],
  ['IMMNOM', 'POVERTA_ED_ESCLUSIONE', 'Immigrati, Rom, Sinti e Caminanti'],
  ['POV', 'POVERTA_ED_ESCLUSIONE', 'Povertà, disagio adulti e senza dimora'],
  ['MULBEN', 'MULTIUTENZA', 'Multiutenza'],
];

/** Areas of users of the ISTAT survey on the social spending of Comuni, by their SDMX codes. The areas of SIUSS are the project's mapping. */
export const areeUtenza = vocabolarioDi<VoceConNatura>(
  'ISTAT, Interventi e servizi sociali dei Comuni singoli o associati',
  AREE.map(([codice, natura, nome]) => ({ codice, natura, nome, dal: DALLA_CONVENZIONE })),
);

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

const ESITI: readonly (readonly [codice: string, nome: string, natura?: Natura])[] = [
  ['INFORMAZIONE', 'Informazione'],
  ['ORIENTAMENTO', 'Orientamento a una prestazione'],
  ['APPUNTAMENTO', 'Appuntamento', 'APPUNTAMENTO'],
  ['TRASMISSIONE', 'Trasmissione al servizio competente', 'COMANDO'],
  ['RICHIESTA_PRESA_IN_CARICO', 'Richiesta di presa in carico', 'COMANDO'],
  ['PRONTO_INTERVENTO', 'Pronto intervento'],
];

/** The outcome of a contatto (art. 2 c. 8 e; the immediate intervention, art. 2 c. 4). */
export const esitiContatto = vocabolarioDi<VoceConNatura>(
  'Regolamento, art. 2 c. 4 e c. 8',
  ESITI.map(([codice, nome, natura]) => ({ codice, nome, dal: DALLA_CONVENZIONE, ...(natura && { natura }) })),
);

/** The outcome of an objective of a project (art. 2 c. 3 d). */
export const esitiObiettivo = vocabolarioDi<VoceConNatura>('Regolamento, art. 2 c. 3 d', [
  { codice: 'RAGGIUNTO', nome: 'Raggiunto', natura: 'RAGGIUNTO', dal: DALLA_CONVENZIONE },
  { codice: 'PARZIALE', nome: 'Raggiunto in parte', dal: DALLA_CONVENZIONE },
  { codice: 'NON_RAGGIUNTO', nome: 'Non raggiunto', dal: DALLA_CONVENZIONE },
]);

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
