// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { jsonOf, type WriteUnit } from '@ambito/persistence';
import { NominaCoordinatoreEntity } from './nomina.entity.ts';

/**
 * Tells the other services who coordinates the Ambito, and when; the caller has written the nomination already. Concurrent
 * changes wait for the lock on the Ambito, so the second event has both. The version of the event is the sum of the versions of
 * the nominations: each change raises one of them by one, one that is annulled is replaced at a higher version, and one that nothing
 * replaces goes on counting, with its annulment.
 */
export async function emitCoordinatore(unit: WriteUnit): Promise<void> {
  await unit.query('SELECT 1 FROM ambito WHERE id = $1 FOR NO KEY UPDATE', [unit.ambitoId]);
  const [stato] = await unit.query<{ versione: number; nomine: object[] }>(
    `SELECT (coalesce(sum(versione), 0) + (
         SELECT coalesce(sum((dati ->> 'versione')::int + 1), 0) FROM annullamento
         WHERE ambito_id = $1 AND tipo = 'NOMINA_COORDINATORE' AND sostituito_da IS NULL))::int AS versione,
       coalesce(json_agg(json_strip_nulls(${jsonOf(NominaCoordinatoreEntity, ['operatoreId', 'dal', 'al'])}) ORDER BY periodo), '[]') AS nomine
     FROM nomina_coordinatore WHERE ambito_id = $1`,
    [unit.ambitoId],
  );
  if (stato === undefined) throw new Error('An aggregate has one row');
  unit.emit(
    newEvent({
      tipo: 'CoordinatoreAggiornato',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'Coordinatore', id: unit.ambitoId, versione: stato.versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: { nomine: stato.nomine },
    }),
  );
}
