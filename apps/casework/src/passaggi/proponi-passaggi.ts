// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoDopo } from '@ambito/orari';
import { inServizio } from '../anagrafe/operatore-in-servizio.ts';
import { fineServizioNota } from '../responsabilita/servizio.ts';
import type { Operatore, Organico } from './read-scoperture.ts';

/** Nobody is proposed who is away on one of the days from the handover on, this many. */
const GIORNI_DI_PRESENZA = 30;
/** Nobody is proposed who leaves within this many days after the handover. */
const GIORNI_DI_SERVIZIO = 90;

/** A case that wants a successor. */
export interface DaProporre {
  readonly presaInCaricoId: string;
  readonly dal: string;
  /** Who took over already and is to be confirmed. */
  readonly subentranteId: string | null;
  /** The operators who have the mandate of the Comune to which the case falls. */
  readonly mandatari: readonly string[];
}

/** The proposed receiver of a case; null when nobody can take it. */
export interface Proposta {
  readonly presaInCaricoId: string;
  readonly dal: string;
  readonly operatoreId: string | null;
}

/**
 * Art. 2 c. 2, art. 7 c. 1: proposes a receiver for each case, so that the open cases of each full-time assistente sociale stay even: each
 * case goes to the one who then has the fewest for their part of full time, among those with the mandate who are in service, do not leave
 * soon and are not away. A case that somebody took over already stays with that one.
 * @param casiDi the open cases that each operator answers for, or will by a planned handover
 * @param esclusi operators whom the coordinator leaves out
 */
export function proponiPassaggi(
  casi: readonly DaProporre[],
  organico: Organico,
  casiDi: ReadonlyMap<string, number>,
  esclusi: readonly string[],
): Proposta[] {
  const carico = new Map(casiDi);
  return casi.map(({ presaInCaricoId, dal, subentranteId, mandatari }) => {
    const possibili = organico.operatori.filter(
      (operatore) =>
        mandatari.includes(operatore.id) && !esclusi.includes(operatore.id) && resta(operatore, organico, dal),
    );
    const peso = (operatore: Operatore): number => ((carico.get(operatore.id) ?? 0) + 1) / fteAl(operatore, dal);
    const scelto =
      possibili.find(({ id }) => id === subentranteId) ?? possibili.toSorted((a, b) => peso(a) - peso(b)).at(0) ?? null;
    if (scelto === null) return { presaInCaricoId, dal, operatoreId: null };
    if (scelto.id !== subentranteId) carico.set(scelto.id, (carico.get(scelto.id) ?? 0) + 1);
    return { presaInCaricoId, dal, operatoreId: scelto.id };
  });
}

/** Whether an operator is in service on a day, is not away in the days after it and does not leave soon. */
function resta(operatore: Operatore, { assenze }: Organico, dal: string): boolean {
  if (!inServizio(operatore, dal)) return false;
  const fine = fineServizioNota(operatore.incarichi, dal);
  if (fine !== null && fine < giornoDopo(dal, GIORNI_DI_SERVIZIO)) return false;
  const presente = giornoDopo(dal, GIORNI_DI_PRESENZA);
  return !assenze.some(
    ({ operatoreId, dal: inizio, al }) => operatoreId === operatore.id && inizio < presente && al >= dal,
  );
}

/** The part of full time of an operator in service on a day. */
function fteAl({ incarichi }: Operatore, giorno: string): number {
  return incarichi
    .filter(({ dal, al }) => dal <= giorno && (al === undefined || giorno <= al))
    .reduce((somma, { fte }) => somma + fte, 0);
}
