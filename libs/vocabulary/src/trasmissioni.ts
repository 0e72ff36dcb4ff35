// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Natura, VoceConNatura } from './nature.ts';
import { vocabolario, vocabolarioDi } from './vocabolario.ts';

const BASI: readonly (readonly [codice: string, nome: string, dal: string, natura?: Natura])[] = [
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
export const basiTrasmissione = vocabolarioDi<VoceConNatura>(
  'Ambito, basi giuridiche di una trasmissione',
  BASI.map(([codice, nome, dal, natura]) => ({ codice, nome, dal, ...(natura && { natura }) })),
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
