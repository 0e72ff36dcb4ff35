// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { lock, LOCKS, type WorkUnit } from '@ambito/persistence';

/**
 * Keeps an ente as the registry tells it: territory, competence, accreditations. What was entrusted to it stays, and shows
 * between which days it is not accredited (art. 2 c. 5 o). An older state than the one held has no effect.
 */
export async function keepEnte(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'EnteAggiornato'>,
): Promise<void> {
  // Who is entrusting something to this ente is let finish, or waits for this: the triggers of intervento and trasmissione take the same lock.
  await lock(unit, LOCKS.ente, aggregato.id);
  const [tenuto] = await unit.query(
    `INSERT INTO anagrafe_ente (ambito_id, id, denominazione, periodo, comuni, versione, natura)
     VALUES ($1, $2, $3, daterange($4::date, $5::date, '[]'), $6, $7, $8)
     ON CONFLICT (ambito_id, id) DO UPDATE SET denominazione = excluded.denominazione, periodo = excluded.periodo,
       comuni = excluded.comuni, versione = excluded.versione, natura = excluded.natura
     WHERE anagrafe_ente.versione < excluded.versione RETURNING 1`,
    [
      ambitoId,
      aggregato.id,
      dati.denominazione,
      dati.dal,
      dati.al ?? null,
      dati.comuni,
      aggregato.versione,
      dati.natura,
    ],
  );
  if (tenuto === undefined) return;
  const chiave = [ambitoId, aggregato.id];
  await unit.query('DELETE FROM anagrafe_competenza WHERE ambito_id = $1 AND ente_id = $2', chiave);
  await unit.query('DELETE FROM anagrafe_accreditamento WHERE ambito_id = $1 AND ente_id = $2', chiave);
  await unit.query(
    `INSERT INTO anagrafe_competenza (ambito_id, ente_id, tipo, aree, prestazioni)
     SELECT $1, $2, tipo, aree, prestazioni FROM jsonb_to_recordset($3) AS c (tipo text, aree text[], prestazioni text[])`,
    [...chiave, JSON.stringify(dati.competenze)],
  );
  await unit.query(
    `INSERT INTO anagrafe_accreditamento (ambito_id, ente_id, prestazione, id, periodo)
     SELECT $1, $2, unnest(prestazioni), id, daterange(dal, al, '[]')
     FROM jsonb_to_recordset($3) AS a (id uuid, dal date, al date, prestazioni text[])`,
    [...chiave, JSON.stringify(dati.accreditamenti)],
  );
  await segnaScoperti(unit, chiave);
}

/** The first and last day of each accepted intervento of the ente on which it is not accredited; none again once it is. */
async function segnaScoperti(unit: WorkUnit, chiave: readonly unknown[]): Promise<void> {
  const cambiati = await unit.query<{ progettoId: string }>(
    `UPDATE intervento AS i SET scoperto_dal = lower(s.giorni), scoperto_al = upper(s.giorni) - 1
     FROM (SELECT i.id, giorni_scoperti(i.ambito_id, i.ente_id, i.prestazione, i.periodo) AS giorni
           FROM intervento i JOIN progetto g ON g.ambito_id = i.ambito_id AND g.id = i.progetto_id AND g.stato = 'ATTIVO'
           WHERE i.ambito_id = $1 AND i.ente_id = $2) AS s
     WHERE i.ambito_id = $1 AND i.id = s.id AND (i.scoperto_dal, i.scoperto_al) IS DISTINCT FROM (lower(s.giorni), upper(s.giorni) - 1)
     RETURNING i.progetto_id AS "progettoId"`,
    chiave,
  );
  for (const progettoId of new Set(cambiati.map((intervento) => intervento.progettoId)))
    unit.audit('intervento.segna-scoperto', 'ProgettoPersonalizzato', progettoId);
}
