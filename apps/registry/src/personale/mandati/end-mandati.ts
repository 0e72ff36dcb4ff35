// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { emitAttoDiMandato, emitAttoDiMandatoAnnullato } from './atto-di-mandato.evento.ts';

/**
 * Art. 2 c. 3: when a Comune leaves an Ambito, its mandates there have effect up to its last day. An act that would begin later
 * never has effect, and is deleted. The other services are told of each act.
 */
export async function endMandati(
  unit: WriteUnit,
  { codiceIstat, ambitoId }: { codiceIstat: string; ambitoId: string },
  al: string,
): Promise<void> {
  const atti = await unit.query<{ id: string; futuro: boolean }>(
    `SELECT id, lower(periodo) > $3::date AS futuro FROM atto_di_mandato
     WHERE codice_istat = $1 AND ambito_id = $2 AND periodo && daterange($3::date + 1, NULL) ORDER BY id FOR UPDATE`,
    [codiceIstat, ambitoId, al],
  );
  for (const { id, futuro } of atti) {
    if (futuro) {
      await emitAttoDiMandatoAnnullato(unit, id);
      await unit.query('DELETE FROM atto_di_mandato_operatore WHERE atto_id = $1', [id]);
      await unit.query('DELETE FROM atto_di_mandato WHERE id = $1', [id]);
    } else {
      await unit.query(
        `UPDATE atto_di_mandato SET periodo = periodo * daterange(NULL, $2::date, '[]'), versione = versione + 1 WHERE id = $1`,
        [id, al],
      );
      await emitAttoDiMandato(unit, id);
    }
    unit.audit('AttoDiMandato', id);
  }
}
