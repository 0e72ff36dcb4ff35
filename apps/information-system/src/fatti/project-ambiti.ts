// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { dal, NIENTE, type Toccati } from './toccati.ts';

export async function projectAmbiti(unit: WorkUnit, events: readonly EventoDi<'AmbitoAggiornato'>[]): Promise<Toccati> {
  const inizi: string[] = [];
  for (const { aggregato, dati } of events) {
    const cambiato = await unit.query(
      `INSERT INTO ambito (id, codice, nome, regione, versione) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET codice = excluded.codice, nome = excluded.nome, regione = excluded.regione, versione = excluded.versione
       WHERE ambito.versione < excluded.versione RETURNING 1`,
      [aggregato.id, dati.codice, dati.nome, dati.regione, aggregato.versione],
    );
    if (cambiato.length === 0) continue;
    await unit.query('DELETE FROM ambito_comune WHERE ambito_id = $1', [aggregato.id]);
    await unit.query(
      `INSERT INTO ambito_comune (ambito_id, codice_istat, dal, al)
       SELECT $1, "codiceIstat", dal, al FROM jsonb_to_recordset($2) AS c ("codiceIstat" text, dal date, al date)`,
      [aggregato.id, JSON.stringify(dati.comuni)],
    );
    inizi.push(...dati.comuni.map((comune) => comune.dal));
  }
  return inizi.length === 0 ? NIENTE : dal(inizi);
}
