// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { dal, type Toccati } from './toccati.ts';

export async function projectSedi(unit: WorkUnit, events: readonly EventoDi<'SedeAggiornata'>[]): Promise<Toccati> {
  const inizi: string[] = [];
  for (const { aggregato, dati } of events) {
    const cambiata = await unit.query(
      `INSERT INTO fatto_sede (ambito_id, id, comune, attiva_dal, attiva_al, versione) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (ambito_id, id) DO UPDATE SET comune = excluded.comune, attiva_dal = excluded.attiva_dal, attiva_al = excluded.attiva_al,
         versione = excluded.versione
       WHERE fatto_sede.versione < excluded.versione RETURNING 1`,
      [unit.ambitoId, aggregato.id, dati.comune, dati.attivaDal, dati.attivaAl ?? null, aggregato.versione],
    );
    if (cambiata.length === 0) continue;
    inizi.push(dati.attivaDal);
    await unit.query('DELETE FROM fatto_orario WHERE ambito_id = $1 AND sede_id = $2', [unit.ambitoId, aggregato.id]);
    await unit.query(
      `INSERT INTO fatto_orario (ambito_id, sede_id, minuti, valido_dal, valido_al)
       SELECT $1, $2, extract(epoch FROM alle::interval - dalle::interval) / 60, "validoDal", "validoAl"
       FROM jsonb_to_recordset($3) AS o (dalle text, alle text, "validoDal" date, "validoAl" date)`,
      [unit.ambitoId, aggregato.id, JSON.stringify(dati.orari)],
    );
  }
  return dal(inizi);
}
