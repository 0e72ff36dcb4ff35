// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { emitOperatore } from '../operatori/operatore.evento.ts';

/**
 * Art. 2 c. 2: the second step of the end of an incarico. Casework tells how many open cases have no successor for that day;
 * when every case has one, the requested end takes effect. An event older than the last applied one has no effect.
 */
export async function applySuccessione(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'SuccessioneConfermata'>,
  adesso: Date,
): Promise<void> {
  const { operatoreId, al, senzaSuccessore } = dati;
  await unit.query('SELECT 1 FROM operatore WHERE id = $1 AND ambito_id = $2 FOR NO KEY UPDATE', [
    operatoreId,
    ambitoId,
  ]);
  const [incarico] = await unit.query<{ fineRichiesta: string | null }>(
    `UPDATE incarico i SET senza_successore = $4, successione_versione = $5 FROM operatore o
     WHERE i.id = $1 AND i.operatore_id = $2 AND o.id = i.operatore_id AND o.ambito_id = $3 AND successione_versione < $5
       AND coalesce(fine_richiesta, upper(periodo) - 1) = $6::date
     RETURNING fine_richiesta AS "fineRichiesta"`,
    [aggregato.id, operatoreId, ambitoId, senzaSuccessore, aggregato.versione, al],
  );
  if (incarico === undefined || incarico.fineRichiesta === null || senzaSuccessore > 0) return;
  await unit.query(
    `UPDATE incarico SET periodo = daterange(lower(periodo), fine_richiesta, '[]'), fine_richiesta = NULL WHERE id = $1`,
    [aggregato.id],
  );
  await unit.query('UPDATE operatore SET versione = versione + 1 WHERE id = $1', [operatoreId]);
  await emitOperatore({ ...unit, adesso }, operatoreId);
  unit.audit('incarico.fine', 'Operatore', operatoreId);
}
