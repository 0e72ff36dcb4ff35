// SPDX-License-Identifier: AGPL-3.0-or-later
export {
  apertaAlle,
  minutiSettimanali,
  prossimaApertura,
  ultimaApertura,
  type Apertura,
  type FasciaOraria,
} from './orari.ts';
export { estremi, giornoRoma, periodoDi, type Periodi } from './periodi.ts';
export { verificaFasce, type FasciaDaVerificare, type Problema } from './verifica-fasce.ts';
