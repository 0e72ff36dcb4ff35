// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolario, vocabolarioDi, type Voce } from './vocabolario.ts';

/** What a legal basis brings with it: the rules go by it, so that a new basis needs no release. */
export const NATURE_BASE = [
  /** The consent of the person, or of the guardian, is recorded with the transmission. */
  'CONSENSO',
  /** The data must be transmitted, to a judge or for protection: the transmission may be concealed from a party. */
  'OBBLIGATORIA',
] as const;
export type NaturaBase = (typeof NATURE_BASE)[number];

interface VoceBase extends Voce {
  /** Absent for a basis that asks for nothing more. */
  readonly natura?: NaturaBase;
}

const BASI: readonly (readonly [codice: string, nome: string, dal: string, natura?: NaturaBase])[] = [
  [
    'CONSENSO',
    'Consenso della persona (Reg. UE 2016/679, art. 6 par. 1 a e art. 9 par. 2 a)',
    '2018-05-25',
    'CONSENSO',
  ],
  [
    'INTERESSE_PUBBLICO',
    'Compito di interesse pubblico rilevante (Reg. UE 2016/679, art. 6 par. 1 e e art. 9 par. 2 g; D.Lgs. 196/2003, art. 2-sexies)',
    '2018-09-19',
  ],
  ['ASSISTENZA', 'Assistenza sanitaria o sociale (Reg. UE 2016/679, art. 9 par. 2 h)', '2018-05-25'],
  ['INTERESSE_VITALE', 'Interesse vitale della persona (Reg. UE 2016/679, art. 9 par. 2 c)', '2018-05-25'],
  [
    'MINORE_IN_ABBANDONO',
    'Segnalazione di un minore in situazione di abbandono (L. 184/1983, art. 9 c. 1)',
    '2014-06-25',
    'OBBLIGATORIA',
  ],
  ['REATO', "Denuncia di un reato perseguibile d'ufficio (c.p.p., art. 331)", '2014-06-25', 'OBBLIGATORIA'],
  ['ORDINE_DEL_GIUDICE', "Richiesta o provvedimento dell'autorità giudiziaria", '2014-06-25', 'OBBLIGATORIA'],
];

/** The legal basis on which data of a person are transmitted to another service (art. 2 c. 8 e). */
export const basiTrasmissione = vocabolarioDi<VoceBase>(
  'Ambito, basi giuridiche di una trasmissione',
  BASI.map(([codice, nome, dal, natura]) => ({ codice, nome, dal, ...(natura === undefined ? {} : { natura }) })),
);

/** Why an ente refuses a request that was transmitted to it. */
export const motiviRifiuto = vocabolario('Ambito, rifiuto di una trasmissione', '2014-06-25', [
  ['NON_COMPETENTE', 'Non è di sua competenza'],
  ['SENZA_POSTI', 'Non ha posti o risorse'],
  ['SENZA_REQUISITI', 'La persona non ha i requisiti'],
  ['GIA_SEGUITA', 'La persona è già seguita'],
  ['RINUNCIA', 'La persona ha rinunciato'],
  ['ALTRO', 'Altro motivo'],
]);
