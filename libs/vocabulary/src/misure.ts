// SPDX-License-Identifier: AGPL-3.0-or-later
import { vocabolarioDi, type Voce } from './vocabolario.ts';

/**
 * The national measures of support to income and inclusion, each from the first to the last day on which it may be granted: not from the
 * first application (6 March 2019 for the Rdc, granted from April) to the last (28 February 2019 for the Rei, granted until March). No
 * provision ends the vouchers of Covid-19: their money could be used up to the end of 2022.
 */
export const misureNazionali = vocabolarioDi<Voce>('Leggi dello Stato', [
  {
    codice: 'ASSEGNO_NUCLEO_COMUNI',
    nome: 'Assegno per il nucleo familiare dei Comuni',
    dal: '1999-01-01',
    al: '2022-02-28',
    fonte: 'L. 448/1998 art. 65; abrogato dal 1° marzo 2022: D.Lgs. 230/2021 art. 10',
  },
  {
    codice: 'ASSEGNO_MATERNITA_COMUNI',
    nome: 'Assegno di maternità dei Comuni',
    dal: '1999-07-02',
    fonte: 'L. 448/1998 art. 66; D.Lgs. 151/2001 art. 74',
  },
  { codice: 'CARTA_ACQUISTI', nome: 'Carta acquisti', dal: '2008-06-25', fonte: 'D.L. 112/2008 art. 81 c. 32' },
  {
    codice: 'REI',
    nome: 'Reddito di inclusione',
    dal: '2018-01-01',
    al: '2019-03-31',
    fonte: 'D.Lgs. 147/2017 art. 2; non più riconosciuto da aprile 2019: D.L. 4/2019 art. 13 c. 1',
  },
  {
    codice: 'RDC',
    nome: 'Reddito di cittadinanza',
    dal: '2019-04-01',
    al: '2023-12-31',
    fonte:
      'D.L. 4/2019 art. 1 c. 1 (conv. L. 26/2019); non oltre il 31 dicembre 2023: D.L. 48/2023 art. 13 c. 1, L. 197/2022 art. 1 c. 318',
  },
  {
    codice: 'PDC',
    nome: 'Pensione di cittadinanza',
    dal: '2019-04-01',
    al: '2023-12-31',
    fonte:
      'D.L. 4/2019 art. 1 c. 2 (conv. L. 26/2019); non oltre il 31 dicembre 2023: D.L. 48/2023 art. 13 c. 1, L. 197/2022 art. 1 c. 318',
  },
  {
    codice: 'BUONI_SPESA_COVID',
    nome: 'Buoni spesa Covid-19 dei Comuni',
    dal: '2020-03-29',
    al: '2022-12-31',
    fonte:
      'O.C.D.P.C. 658/2020; D.L. 154/2020 art. 2; D.L. 73/2021 art. 53; risorse utilizzabili anche nel 2022: D.L. 4/2022 art. 13 c. 1',
  },
  {
    codice: 'REM',
    nome: 'Reddito di emergenza',
    dal: '2020-05-19',
    al: '2021-09-30',
    fonte: 'D.L. 34/2020 art. 82 (conv. L. 77/2020); ultima quota, settembre 2021: D.L. 73/2021 art. 36 c. 1',
  },
  {
    codice: 'ASSEGNO_UNICO',
    nome: 'Assegno unico e universale per i figli a carico',
    dal: '2022-03-01',
    fonte: 'D.Lgs. 230/2021 art. 1',
  },
  {
    codice: 'SFL',
    nome: 'Supporto per la formazione e il lavoro',
    dal: '2023-09-01',
    fonte: 'D.L. 48/2023 art. 12 c. 1 (conv. L. 85/2023)',
  },
  {
    codice: 'ADI',
    nome: 'Assegno di inclusione',
    dal: '2024-01-01',
    fonte: 'D.L. 48/2023 art. 1 c. 1 (conv. L. 85/2023)',
  },
]);
