// SPDX-License-Identifier: AGPL-3.0-or-later
export { apertaAlle, minutiSettimanali, prossimaApertura, ultimaApertura, type FasciaOraria } from './orari.ts';
export { verificaFasce, type Problema } from './verifica-fasce.ts';
export { estremi, giornoRoma, periodoDi, type Periodi } from './periodi.ts';
