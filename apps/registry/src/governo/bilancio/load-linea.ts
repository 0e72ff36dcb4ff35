// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { loadForUpdate, type WriteUnit } from '@ambito/persistence';
import { requireCoordinatoreInCarica } from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { StatoLinea } from './linea-di-bilancio.ts';

export interface LineaPresa {
  versione: number;
  pianoId: string;
  stato: StatoLinea;
  /** The reduction that awaits casework's answer; null when none does. */
  riduzioneId: string | null;
}

/**
 * Locks a line of the Ambito and its plan, to change the line.
 * @throws NotFound, Conflict, Forbidden for any account but that of the coordinator in office
 */
export async function loadLinea(unit: WriteUnit, id: string, versione: number): Promise<LineaPresa> {
  await requireCoordinatoreInCarica(unit);
  // The plan is locked before the line, as in its approval, so that no deadlock arises. The next query reads the latest state.
  await unit.query(
    `SELECT FROM piano_di_zona WHERE ambito_id = $2 AND id = (SELECT piano_id FROM linea_di_bilancio WHERE id = $1) FOR UPDATE`,
    [id, unit.ambitoId],
  );
  const linea = await loadForUpdate<Omit<LineaPresa, 'riduzioneId'>>(
    unit,
    { tipo: 'LineaDiBilancio', nome: 'La linea', id },
    versione,
    `SELECT l.versione, l.piano_id AS "pianoId", l.stato FROM linea_di_bilancio AS l JOIN piano_di_zona AS p ON p.id = l.piano_id
     WHERE l.id = $1 AND p.ambito_id = $2 FOR UPDATE OF l`,
    [id, unit.ambitoId],
  );
  // The reduction is read after the line is locked. Casework's answer locks the line too, so it has been applied already or
  // waits.
  const [riduzione] = await unit.query<{ id: string }>(
    `SELECT id FROM riduzione_linea WHERE linea_id = $1 AND stato = 'RICHIESTA'`,
    [id],
  );
  return { ...linea, riduzioneId: riduzione?.id ?? null };
}

/**
 * Locks an active line that awaits no reduction, to increase or reduce its amount to `importo`.
 * @returns also whether the new amount is less than the approved one, which may be spent already
 * @throws RuleViolation for a line that is closed or awaits an answer, or an amount in the other direction
 */
export async function loadLineaDaVariare(
  unit: WriteUnit,
  id: string,
  versione: number,
  verso: 'su' | 'giù',
  importo: string,
): Promise<LineaPresa & { impegnabile: boolean }> {
  const linea = await loadLinea(unit, id, versione);
  if (linea.stato !== StatoLinea.ATTIVA) throw new RuleViolation('art. 6 c. 1', 'La linea di bilancio è cessata');
  if (linea.riduzioneId !== null) throw attendeRisposta();
  const [confronto] = await unit.query<{ va: boolean; impegnabile: boolean }>(
    `SELECT CASE $2 WHEN 'su' THEN $3::numeric > importo ELSE $3::numeric < importo END AS va,
       coalesce($3::numeric < importo_approvato, false) AS impegnabile
     FROM linea_di_bilancio WHERE id = $1`,
    [id, verso, importo],
  );
  if (confronto?.va !== true)
    throw new RuleViolation(
      'art. 6 c. 1',
      verso === 'su'
        ? "L'importo non aumenta: per ridurlo c'è la riduzione"
        : "L'importo non si riduce: per aumentarlo c'è l'aumento",
    );
  return { ...linea, impegnabile: confronto.impegnabile };
}

export const attendeRisposta = (): RuleViolation =>
  new RuleViolation('art. 6 c. 1', 'Una riduzione della linea attende ancora risposta');
