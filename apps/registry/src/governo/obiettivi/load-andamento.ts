// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';

/** A report of the progress of an objective, and what a correction of it goes by. */
interface AndamentoPreso {
  readonly obiettivoId: string;
  readonly codiceIndicatore: string | null;
  readonly pianoDal: string;
  readonly pianoAl: string;
}

/** Reads a report of the Ambito and locks its objective. One that was corrected meanwhile has another id. @throws NotFound */
export async function loadAndamento(unit: WriteUnit, id: string): Promise<AndamentoPreso> {
  const [andamento] = await unit.query<AndamentoPreso>(
    `SELECT o.id AS "obiettivoId", o.codice_indicatore AS "codiceIndicatore", lower(p.periodo) AS "pianoDal", upper(p.periodo) - 1 AS "pianoAl"
     FROM andamento_obiettivo AS a JOIN obiettivo_di_piano AS o ON o.id = a.obiettivo_id JOIN piano_di_zona AS p ON p.id = o.piano_id
     WHERE a.id = $1 AND p.ambito_id = $2 FOR UPDATE OF o`,
    [id, unit.ambitoId],
  );
  if (andamento === undefined) throw new NotFound("La rilevazione non c'è, o è stata corretta nel frattempo: rileggi");
  return andamento;
}
