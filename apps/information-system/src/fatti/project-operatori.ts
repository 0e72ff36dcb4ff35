// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { dal, type Toccati } from './toccati.ts';

export async function projectOperatori(
  unit: WorkUnit,
  events: readonly EventoDi<'OperatoreAggiornato'>[],
): Promise<Toccati> {
  const inizi: string[] = [];
  for (const { aggregato, dati } of events) {
    const cambiato = await unit.query(
      `INSERT INTO fatto_operatore (ambito_id, id, qualifica, versione) VALUES ($1, $2, $3, $4)
       ON CONFLICT (ambito_id, id) DO UPDATE SET qualifica = excluded.qualifica, versione = excluded.versione
       WHERE fatto_operatore.versione < excluded.versione RETURNING 1`,
      [unit.ambitoId, aggregato.id, dati.qualifica, aggregato.versione],
    );
    if (cambiato.length === 0) continue;
    inizi.push(...dati.incarichi.map((incarico) => incarico.dal));
    await unit.query('DELETE FROM fatto_incarico WHERE ambito_id = $1 AND operatore_id = $2', [
      unit.ambitoId,
      aggregato.id,
    ]);
    await unit.query(
      `INSERT INTO fatto_incarico (ambito_id, id, operatore_id, sede_id, dal, al, fte, tempo_indeterminato)
       SELECT $1, id, $2, "sedeId", dal, al, fte, "tempoIndeterminato"
       FROM jsonb_to_recordset($3) AS i (id uuid, "sedeId" uuid, dal date, al date, fte numeric, "tempoIndeterminato" boolean)`,
      [unit.ambitoId, aggregato.id, JSON.stringify(dati.incarichi)],
    );
  }
  return dal(inizi);
}
