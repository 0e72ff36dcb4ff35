// SPDX-License-Identifier: AGPL-3.0-or-later
import { inEuro } from './scalars.ts';

/** A budget line as people are told of it. The fund is null for a line that the registry told without it. */
interface Linea {
  readonly codice: string;
  readonly anno: number;
  readonly fondo: string | null;
  readonly annoFondo: number | null;
}

/** What a line lacks, in words: each refusal of money names the line and the amount, in whichever service. */
export function mancaAllaLinea({ codice, anno, fondo, annoFondo }: Linea, mancano: string, perChe: string): string {
  const delFondo = fondo === null ? '' : ` (${fondo} ${annoFondo})`;
  return `Alla linea di bilancio ${codice} del ${anno}${delFondo} mancano ${inEuro(mancano)} per ${perChe}`;
}
