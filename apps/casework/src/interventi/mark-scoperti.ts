// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit, WriteUnit } from '@ambito/persistence';

/**
 * Art. 2 c. 5 o: an accepted intervento stays with its ente, and shows the days on which the ente is not accredited. Writes the
 * first and the last of those days of each accepted intervento of the ente, and clears them once it is accredited again.
 */
export async function markScoperti(unit: WorkUnit, ambitoId: string, enteId: string): Promise<void> {
  const cambiati = await unit.query<{ progettoId: string }>(
    `UPDATE intervento AS i SET scoperto_dal = lower(s.giorni), scoperto_al = upper(s.giorni) - 1
     FROM (SELECT i.id, giorni_scoperti(i.ambito_id, i.ente_id, i.prestazione, giorni_svolti(i.periodo, i.concluso_al)) AS giorni
           FROM intervento i JOIN progetto g ON g.ambito_id = i.ambito_id AND g.id = i.progetto_id AND g.stato = 'ATTIVO'
           WHERE i.ambito_id = $1 AND i.ente_id = $2) AS s
     WHERE i.ambito_id = $1 AND i.id = s.id AND (i.scoperto_dal, i.scoperto_al) IS DISTINCT FROM (lower(s.giorni), upper(s.giorni) - 1)
     RETURNING i.progetto_id AS "progettoId"`,
    [ambitoId, enteId],
  );
  for (const progettoId of new Set(cambiati.map((intervento) => intervento.progettoId)))
    unit.audit('intervento.segna-scoperto', 'ProgettoPersonalizzato', progettoId);
}

/**
 * Clears the marks of the interventi of a project that is accepted, each of which is covered. They are of an acceptance before, which was
 * annulled: nobody marks a draft.
 */
export async function unmarkScoperti(unit: WriteUnit, progettoId: string): Promise<void> {
  await unit.query(
    `UPDATE intervento SET scoperto_dal = NULL, scoperto_al = NULL
     WHERE ambito_id = $1 AND progetto_id = $2 AND scoperto_dal IS NOT NULL`,
    [unit.ambitoId, progettoId],
  );
}
