// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import type { Toccati } from './toccati.ts';

/** An event and its hours fall into the periods of its last day. */
export async function projectFormazione(
  unit: WorkUnit,
  events: readonly EventoDi<'AttivitaFormativaAggiornata'>[],
): Promise<Toccati> {
  const giorni: string[] = [];
  for (const { aggregato, dati } of events) {
    const cambiata = await unit.query(
      `INSERT INTO fatto_formazione (ambito_id, id, conclusa, ore, versione) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (ambito_id, id) DO UPDATE SET conclusa = excluded.conclusa, ore = excluded.ore, versione = excluded.versione
       WHERE fatto_formazione.versione < excluded.versione RETURNING 1`,
      [unit.ambitoId, aggregato.id, dati.al, dati.ore, aggregato.versione],
    );
    if (cambiata.length === 0) continue;
    giorni.push(dati.al);
    await unit.query('DELETE FROM fatto_frequenza WHERE ambito_id = $1 AND attivita_id = $2', [
      unit.ambitoId,
      aggregato.id,
    ]);
    await unit.query(
      `INSERT INTO fatto_frequenza (ambito_id, attivita_id, operatore_id, ore)
       SELECT $1, $2, "operatoreId", ore FROM jsonb_to_recordset($3) AS p ("operatoreId" uuid, ore numeric) WHERE ore IS NOT NULL`,
      [unit.ambitoId, aggregato.id, JSON.stringify(dati.partecipazioni)],
    );
  }
  return { giorni, da: null };
}
