// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LeggeSoglia } from '../../ambito/vocabolari/in-vigore.ts';

/** An exact fraction: an average over the days of a year is seldom an exact decimal. */
export interface Frazione {
  readonly numeratore: bigint;
  readonly denominatore: bigint;
}

/** The residents for each unit at the three steps of the law, and the euro for each unit between two steps. */
export interface SoglieLeps {
  readonly minimo: number;
  readonly obiettivo: number;
  readonly massimo: number;
  readonly euroFinoAObiettivo: number;
  readonly euroFinoAMassimo: number;
}

/** First day on which the law has effect. */
const IN_VIGORE = '2021-01-01';

/** The steps in force on a day; null before the law. */
export function soglieLeps(soglia: LeggeSoglia, giorno: string): SoglieLeps | null {
  if (giorno < IN_VIGORE) return null;
  return {
    minimo: soglia('LEPS_MINIMO', giorno),
    obiettivo: soglia('LEPS_OBIETTIVO', giorno),
    massimo: soglia('LEPS_MASSIMO', giorno),
    euroFinoAObiettivo: soglia('LEPS_CONTRIBUTO_OBIETTIVO', giorno),
    euroFinoAMassimo: soglia('LEPS_CONTRIBUTO_MASSIMO', giorno),
  };
}

/**
 * L. 178/2020 art. 1 c. 797: the contribution that is due for a year, in euro as "67692.31". Each permanent unit between the
 * minimum and the essential level is worth one sum, each unit between that and the last step another, and units beyond it
 * nothing. All is computed in whole numbers over one denominator, and rounded once at the end.
 */
export function contributoDovuto(residenti: number, unita: Frazione, soglie: SoglieLeps): string {
  const { minimo, obiettivo, massimo } = {
    minimo: BigInt(soglie.minimo),
    obiettivo: BigInt(soglie.obiettivo),
    massimo: BigInt(soglie.massimo),
  };
  const { numeratore, denominatore } = unita;
  const abitanti = BigInt(residenti) * denominatore;
  const comune = denominatore * minimo * obiettivo * massimo;
  const inServizio = numeratore * minimo * obiettivo * massimo;
  const [alMinimo, allObiettivo, alMassimo] = [
    abitanti * obiettivo * massimo,
    abitanti * minimo * massimo,
    abitanti * minimo * obiettivo,
  ];
  const euro =
    BigInt(soglie.euroFinoAObiettivo) * scaglione(inServizio, alMinimo, allObiettivo) +
    BigInt(soglie.euroFinoAMassimo) * scaglione(inServizio, allObiettivo, alMassimo);
  const centesimi = (200n * euro + comune) / (2n * comune);
  return `${centesimi / 100n}.${String(centesimi % 100n).padStart(2, '0')}`;
}

/** How much of a quantity lies between two others. */
function scaglione(quantita: bigint, da: bigint, a: bigint): bigint {
  const fino = quantita < a ? quantita : a;
  return fino > da ? fino - da : 0n;
}

/** A fraction as a number, rounded for people to read: never for money. */
export function decimale({ numeratore, denominatore }: Frazione, cifre: number): number {
  const scala = 10n ** BigInt(cifre);
  return Number((2n * numeratore * scala + denominatore) / (2n * denominatore)) / Number(scala);
}
