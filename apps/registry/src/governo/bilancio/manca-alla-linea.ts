// SPDX-License-Identifier: AGPL-3.0-or-later
import { inEuro } from '@ambito/subgraph';
import type { LineaDiBilancio } from './linea-di-bilancio.ts';

/** What a line lacks, in words: each refusal of money names the line and the amount. Casework says the same of its commitments. */
export const mancaAllaLinea = (
  { codice, anno, fondo, annoFondo }: Pick<LineaDiBilancio, 'codice' | 'anno' | 'fondo' | 'annoFondo'>,
  mancano: string,
  perChe: string,
): string =>
  `Alla linea di bilancio ${codice} del ${anno} (${fondo} ${annoFondo}) mancano ${inEuro(mancano)} per ${perChe}`;
