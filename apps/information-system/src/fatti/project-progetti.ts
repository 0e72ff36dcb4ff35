// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { dal, NIENTE, type Toccati } from './toccati.ts';

export async function projectProgetti(
  unit: WorkUnit,
  events: readonly EventoDi<'ProgettoAggiornato'>[],
): Promise<Toccati> {
  if (events.length === 0) return NIENTE;
  const righe = JSON.stringify(
    events.map(({ aggregato, dati }) => ({ ...dati, id: aggregato.id, versione: aggregato.versione })),
  );
  const cambiati = await unit.query<{ id: string }>(
    `INSERT INTO fatto_progetto (ambito_id, id, presa_in_carico_id, pseudonimo, comune, sede, area, stato, condiviso, attivo_dal, concluso, versione)
     SELECT $1, id, "presaInCaricoId", pseudonimo, "comuneResidenza", "sedeId", area, stato, condiviso, "attivoDal", "conclusoIl", versione
     FROM jsonb_to_recordset($2) AS e (id uuid, "presaInCaricoId" uuid, pseudonimo text, "comuneResidenza" text, "sedeId" uuid, area text,
       stato text, condiviso boolean, "attivoDal" date, "conclusoIl" date, versione integer)
     ON CONFLICT (ambito_id, id) DO UPDATE SET comune = excluded.comune, sede = excluded.sede, area = excluded.area, stato = excluded.stato,
       condiviso = excluded.condiviso, attivo_dal = excluded.attivo_dal, concluso = excluded.concluso, versione = excluded.versione
     WHERE fatto_progetto.versione < excluded.versione RETURNING id`,
    [unit.ambitoId, righe],
  );
  const ids = cambiati.map(({ id }) => id);
  for (const figli of ['fatto_obiettivo', 'fatto_verifica']) {
    await unit.query(`DELETE FROM ${figli} WHERE ambito_id = $1 AND progetto_id = ANY ($2::uuid[])`, [
      unit.ambitoId,
      ids,
    ]);
  }
  await unit.query(
    `INSERT INTO fatto_obiettivo (ambito_id, id, progetto_id, esito)
     SELECT $1, o.id, e.id, o.esito FROM jsonb_to_recordset($2) AS e (id uuid, obiettivi jsonb),
       jsonb_to_recordset(e.obiettivi) AS o (id uuid, esito text) WHERE e.id = ANY ($3::uuid[])`,
    [unit.ambitoId, righe, ids],
  );
  await unit.query(
    `INSERT INTO fatto_verifica (ambito_id, id, progetto_id, prevista, svolta)
     SELECT $1, v.id, e.id, v.prevista, v.svolta FROM jsonb_to_recordset($2) AS e (id uuid, verifiche jsonb),
       jsonb_to_recordset(e.verifiche) AS v (id uuid, prevista date, svolta date) WHERE e.id = ANY ($3::uuid[])`,
    [unit.ambitoId, righe, ids],
  );
  const noti = events.filter(({ aggregato }) => ids.includes(aggregato.id));
  return dal(
    noti.flatMap(({ dati }) => [
      ...dati.verifiche.map(({ prevista }) => prevista),
      ...(dati.attivoDal === undefined ? [] : [dati.attivoDal]),
    ]),
  );
}
