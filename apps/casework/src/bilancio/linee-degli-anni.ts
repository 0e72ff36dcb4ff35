// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

interface Pagato {
  readonly lineaIds?: readonly string[];
  readonly dal: string;
  readonly al?: string;
}

/** A line, and the year of the period of an intervento that it pays. */
interface LineaDellAnno {
  readonly anno: number;
  readonly lineaId: string;
}

const anno = (giorno: string): number => Number(giorno.slice(0, 4));

/**
 * Art. 2 c. 4, when a project is drafted: an intervento that lines pay has a last day, and one line for each year of its period.
 * @returns for each intervento, its lines by year
 * @throws BadUserInput for a missing last day, a line that does not exist, is closed or is of another year, a year without a line
 */
export async function requireLineeDegliAnni(
  unit: WriteUnit,
  interventi: readonly Pagato[],
): Promise<LineaDellAnno[][]> {
  const chieste = interventi.flatMap(({ lineaIds = [] }) => lineaIds);
  if (chieste.length === 0) return interventi.map(() => []);
  const linee = await unit.query<LineaDellAnno>(
    'SELECT id AS "lineaId", anno FROM anagrafe_linea WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) AND attiva',
    [unit.ambitoId, chieste],
  );
  return interventi.map((intervento, indice) => lineeDi(intervento, linee, ['input', 'interventi', String(indice)]));
}

function lineeDi(
  { lineaIds, dal, al }: Pagato,
  linee: readonly LineaDellAnno[],
  percorso: readonly string[],
): LineaDellAnno[] {
  if (lineaIds === undefined) return [];
  if (al === undefined)
    throw new BadUserInput(
      [...percorso, 'al'],
      'Manca l’ultimo giorno: il costo si impegna sulla linea di bilancio per i giorni dell’intervento',
    );
  const campo = [...percorso, 'lineaIds'];
  const perAnno = new Map<number, LineaDellAnno>();
  for (const id of lineaIds) {
    const linea = linee.find(({ lineaId }) => lineaId === id.toLowerCase());
    if (linea === undefined || linea.anno < anno(dal) || linea.anno > anno(al))
      throw new BadUserInput(campo, "La linea di bilancio non c'è, è cessata o è di un altro anno");
    if (perAnno.has(linea.anno))
      throw new BadUserInput(campo, `Le linee di bilancio del ${linea.anno} sono due: lasciane una`);
    perAnno.set(linea.anno, linea);
  }
  for (let uno = anno(dal); uno <= anno(al); uno += 1)
    if (!perAnno.has(uno)) throw new BadUserInput(campo, `Manca la linea di bilancio del ${uno}`);
  return [...perAnno.values()];
}
