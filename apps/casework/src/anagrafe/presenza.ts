// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { dalAl } from '@ambito/orari';
import type { Reader, WriteUnit } from '@ambito/persistence';
import { casiInElenco } from '../casi-in-elenco.ts';

/** The days on which an operator is away. */
export interface Assenza {
  readonly operatoreId: string;
  readonly dal: string;
  readonly al: string;
  /** Who stands in on those days, if somebody does. */
  readonly sostitutoId: string | null;
}

/** Reads the absences of some operators that are not over on a day, in the order of their days; of all operators without `operatori`. */
export function readAssenze(
  { query }: Pick<Reader, 'query'>,
  ambitoId: string,
  giorno: string,
  operatori?: readonly string[],
): Promise<Assenza[]> {
  return query(
    `SELECT assente_id AS "operatoreId", sostituto_id AS "sostitutoId", lower(periodo) AS dal, upper(periodo) - 1 AS al
     FROM anagrafe_assenza WHERE ambito_id = $1 AND fine > $2::date
       ${operatori === undefined ? '' : 'AND assente_id = ANY ($3::uuid[])'} ORDER BY periodo, assente_id`,
    [ambitoId, giorno, ...(operatori === undefined ? [] : [operatori])],
  );
}

/** Some days in words: `dal 2 dicembre 2026 al 5 dicembre 2026 e il 20 dicembre 2026`. */
export const inGiorni = (giorni: readonly Pick<Assenza, 'dal' | 'al'>[]): string =>
  giorni.map(({ dal, al }) => dalAl(dal, al)).join(' e ');

/**
 * What is said of the receiver of a case who is away. Casework keeps no names of operators: of several cases, the receiver is named by
 * their places in the list. @param numeri the places of the cases in a list, from 1; none for a single case
 */
export const avvisoAssenza = (
  assenze: readonly Pick<Assenza, 'dal' | 'al'>[],
  numeri: readonly number[] = [],
): string => `Chi riceve ${numeri.length === 0 ? 'il caso' : casiInElenco(numeri)} è assente ${inGiorni(assenze)}`;

/** An operator who receives a case, the field of the input that names the operator, and the absences from that day on. */
export interface Ricevente {
  readonly percorso: readonly string[];
  readonly operatoreId: string;
  readonly assenze: readonly Assenza[];
  /** The place of the case in a list, from 1. */
  readonly numero?: number;
}

/**
 * Art. 8 c. 1: no case is given, from a day on, to somebody who is known to be away on it or later, unless whoever gives it says
 * that they know. It is no refusal: an absence does not keep anybody from answering for a case. For whoever has not said so.
 * @throws BadUserInput naming each receiver who will be away, by the first case, and the days
 */
export function requireConfermata(unit: WriteUnit, riceventi: readonly Ricevente[]): void {
  const assenti = new Map<string, Ricevente>();
  for (const ricevente of riceventi)
    if (ricevente.assenze.length > 0 && !assenti.has(ricevente.operatoreId))
      assenti.set(ricevente.operatoreId, ricevente);
  const [primo, ...altri] = assenti.values();
  if (primo === undefined) return;
  for (const operatoreId of assenti.keys()) unit.auditRead('Operatore', operatoreId);
  const avvisi = [primo, ...altri].map(({ percorso, operatoreId, assenze }) => ({
    percorso,
    messaggio: avvisoAssenza(
      assenze,
      riceventi.flatMap((ricevente) => (ricevente.operatoreId === operatoreId ? (ricevente.numero ?? []) : [])),
    ),
  }));
  const conferma = altri.length === 0 ? 'Conferma o scegli un altro' : 'Conferma o scegli altri';
  throw new BadUserInput(
    [{ percorso: ['input', 'confermaAssenza'], messaggio: conferma }, ...avvisi],
    `${avvisi.map(({ messaggio }) => messaggio).join('. ')}. ${conferma}`,
  );
}

/** `requireConfermata` for the operator whom an input names, with the absences from a day on. */
export async function requirePresenzaConfermata(
  unit: WriteUnit,
  operatoreId: string,
  giorno: string,
  conferma: boolean,
): Promise<void> {
  if (conferma) return;
  const assenze = await readAssenze(unit, unit.ambitoId, giorno, [operatoreId]);
  requireConfermata(unit, [{ percorso: ['input', 'operatoreId'], operatoreId, assenze }]);
}
