// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  apertaAlle,
  aperture,
  prossimaApertura,
  type Apertura,
  type AperturaDatata,
  type Calendario,
  type VariazioneOraria,
} from './calendario.ts';
export { festivitaNazionali, type Festivita } from './festivita.ts';
export { minutiDi, minutiSettimanali, type FasciaOraria, type Intervallo } from './orari.ts';
export { alGiorno, allIstante, dalAl, dalGiorno, ilGiorno, inParole } from './parole.ts';
export { estremi, giornoDopo, giornoRoma, periodoDi, vale, vigilia, type Periodi } from './periodi.ts';
export { settimane, type Perdita, type Settimana } from './settimane.ts';
export {
  FUORI_SETTIMANA_SENZA_MOTIVO,
  verifyFasce,
  type FasciaDaVerificare,
  type OreMinime,
  type Problema,
} from './verifica-fasce.ts';
