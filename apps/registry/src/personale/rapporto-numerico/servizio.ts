// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo, vale } from '@ambito/orari';
import type { Frazione } from './contributo.ts';

/** Days from `dal` to `al` included, YYYY-MM-DD; for ever when `al` is null. */
export interface Giorni {
  readonly dal: string;
  readonly al: string | null;
}

/** An incarico of an assistente sociale, or some equal ones of a simulation. */
export interface Impegno extends Giorni {
  /** Whose it is; null in a simulation. */
  readonly operatoreId: string | null;
  /** Hundredths of a full time; negative when a simulation takes assistenti sociali away. */
  readonly centesimi: number;
  /** Permanent, with a Comune or an associated form of the Comuni (L. 178/2020 art. 1 c. 797). */
  readonly perLivelloEssenziale: boolean;
}

export interface AssenzaDi extends Giorni {
  readonly operatoreId: string;
}

/** Residents from a day until the next one; null where they are not known. */
export interface Residenti {
  readonly dal: string;
  readonly residenti: number | null;
}

/** The residents on a day, of a list in the order of its days; null before the first. */
export function residentiAl(residenti: readonly Residenti[], giorno: string): number | null {
  return residenti.findLast(({ dal }) => dal <= giorno)?.residenti ?? null;
}

/** Hundredths of full time in service on a day. */
export function inServizio(impegni: readonly Impegno[], giorno: string): number {
  return impegni.filter((impegno) => vale(impegno, giorno)).reduce((somma, { centesimi }) => somma + centesimi, 0);
}

/** Hundredths of full time in service and not away on a day. */
export function presenti(impegni: readonly Impegno[], assenze: readonly AssenzaDi[], giorno: string): number {
  const assenti = new Set(assenze.filter((a) => vale(a, giorno)).map(({ operatoreId }) => operatoreId));
  return inServizio(
    impegni.filter(({ operatoreId }) => operatoreId === null || !assenti.has(operatoreId)),
    giorno,
  );
}

/** Units of staff on average over a year: hundredths of full time by days, over the days of the year. */
export function mediaAnnua(impegni: readonly Impegno[], anno: number): Frazione {
  const [primo, ultimo] = [`${anno}-01-01`, `${anno}-12-31`];
  const centesimiPerGiorni = impegni.reduce((somma, { dal, al, centesimi }) => {
    const inizio = dal > primo ? dal : primo;
    const fine = al !== null && al < ultimo ? al : ultimo;
    return somma + centesimi * Math.max(0, giorniFra(inizio, fine) + 1);
  }, 0);
  return {
    numeratore: BigInt(Math.max(0, centesimiPerGiorni)),
    denominatore: 100n * BigInt(giorniFra(primo, ultimo) + 1),
  };
}

/** The days, after the first and up to the last, on which something begins or has just ended. */
export function giorniDiCambio(periodi: readonly Giorni[], dal: string, al: string): string[] {
  const giorni = periodi.flatMap((p) => [p.dal, ...(p.al === null ? [] : [giornoDopo(p.al, 1)])]);
  return [...new Set(giorni)].filter((giorno) => dal < giorno && giorno <= al).sort();
}

/** How many days there are from one day to another, counted in UTC, where all days are equally long. */
function giorniFra(dal: string, al: string): number {
  return Math.round((Date.parse(al) - Date.parse(dal)) / 86_400_000);
}
