// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import { dalAl } from '@ambito/orari';
import type { Reader, WriteUnit } from '@ambito/persistence';

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
     FROM anagrafe_assenza WHERE ambito_id = $1 AND upper(periodo) > $2::date
       ${operatori === undefined ? '' : 'AND assente_id = ANY ($3::uuid[])'} ORDER BY periodo, assente_id`,
    [ambitoId, giorno, ...(operatori === undefined ? [] : [operatori])],
  );
}

/** The days of some absences in words: `dal 2 dicembre 2026 al 5 dicembre 2026 e il 20 dicembre 2026`. */
export const giorniDiAssenza = (assenze: readonly Pick<Assenza, 'dal' | 'al'>[]): string =>
  assenze.map(({ dal, al }) => dalAl(dal, al)).join(' e ');

/**
 * Art. 8 c. 1: no case is given, from a day on, to somebody who is known to be away on it or later, unless whoever gives it says
 * that they know. It is no refusal: an absence does not keep anybody from answering for a case.
 * @throws BadUserInput naming the days
 */
export async function requirePresenzaConfermata(
  unit: WriteUnit,
  operatoreId: string,
  giorno: string,
  conferma: boolean,
): Promise<void> {
  if (conferma) return;
  const assenze = await readAssenze(unit, unit.ambitoId, giorno, [operatoreId]);
  if (assenze.length === 0) return;
  unit.auditRead('Operatore', operatoreId);
  throw new BadUserInput(
    ['input', 'confermaAssenza'],
    `Chi riceve il caso è assente ${giorniDiAssenza(assenze)}: conferma se glielo affidi lo stesso, o scegli un altro`,
  );
}
