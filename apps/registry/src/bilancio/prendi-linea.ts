// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { esigiCoordinatoreInCarica } from '../coordinatore/coordinatore-in-carica.ts';
import { prendi } from '../prendi.ts';

export interface LineaPresa {
  versione: number;
  pianoId: string;
  /** Whether something of what is to go may be spent already, since it was approved. */
  impegnabile: boolean;
}

/**
 * Takes an active line of the Ambito that awaits no reduction, to change its amount to `importo` in the direction asked.
 * @throws NotFound, Conflict, Forbidden for another than the coordinator in office
 * @throws RuleViolation for a line that is closed or awaits an answer, or an amount in the other direction
 */
export async function prendiLinea(
  unit: WriteUnit,
  id: string,
  versione: number,
  verso: 'su' | 'giù',
  importo: string,
): Promise<LineaPresa> {
  await esigiCoordinatoreInCarica(unit);
  // The plan first, as its approval does: two locks always in the same order, and what is read next is the latest.
  await unit.query(
    `SELECT FROM piano_di_zona WHERE ambito_id = $2 AND id = (SELECT piano_id FROM linea_di_bilancio WHERE id = $1) FOR UPDATE`,
    [id, unit.ambitoId],
  );
  const linea = await prendi<LineaPresa & { stato: string; inRiduzione: boolean; va: boolean }>(
    unit,
    'La linea',
    versione,
    `SELECT l.versione, l.piano_id AS "pianoId", coalesce($4::numeric < l.importo_approvato, false) AS impegnabile, l.stato, CASE $3 WHEN 'su' THEN $4::numeric > l.importo ELSE $4::numeric < l.importo END AS va,
       EXISTS (SELECT FROM riduzione_linea AS r WHERE r.linea_id = l.id AND r.stato = 'RICHIESTA') AS "inRiduzione"
     FROM linea_di_bilancio AS l JOIN piano_di_zona AS p ON p.id = l.piano_id WHERE l.id = $1 AND p.ambito_id = $2 FOR UPDATE OF l`,
    [id, unit.ambitoId, verso, importo],
  );
  if (linea.stato !== 'ATTIVA') throw new RuleViolation('art. 6 c. 1', 'La linea di bilancio è cessata');
  if (linea.inRiduzione) throw new RuleViolation('art. 6 c. 1', 'Una riduzione della linea attende ancora risposta');
  if (!linea.va)
    throw new RuleViolation(
      'art. 6 c. 1',
      verso === 'su'
        ? "L'importo non aumenta: per ridurlo c'è la riduzione"
        : "L'importo non si riduce: per aumentarlo c'è l'aumento",
    );
  return linea;
}
