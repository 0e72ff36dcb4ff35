// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import { keepVersione, lock, LOCKS, type WorkUnit } from '@ambito/persistence';
import { AnagrafeEnteEntity } from './ente.entity.ts';

/** Keeps an ente as the registry tells it: territory, competence, accreditations. @returns whether it was news */
export async function keepEnte(
  unit: WorkUnit,
  { ambitoId, aggregato: { id, versione }, dati }: EventoDi<'EnteAggiornato'>,
): Promise<boolean> {
  // Waits for a command that entrusts something to this ente, or makes the command wait: the triggers of intervento and
  // trasmissione take the same lock.
  await lock(unit, LOCKS.ente, id);
  const { denominazione, dal, al = '', comuni, natura, competenze, accreditamenti } = dati;
  const news = await keepVersione(unit, AnagrafeEnteEntity, [
    { ambitoId, id, denominazione, periodo: `[${dal},${al}]`, comuni, natura, versione },
  ]);
  if (news.length === 0) return false;
  await unit.query('DELETE FROM anagrafe_competenza WHERE ambito_id = $1 AND ente_id = $2', [ambitoId, id]);
  await unit.query('DELETE FROM anagrafe_accreditamento WHERE ambito_id = $1 AND ente_id = $2', [ambitoId, id]);
  await unit.query(
    `INSERT INTO anagrafe_competenza (ambito_id, ente_id, tipo, aree, prestazioni)
     SELECT $1, $2, tipo, aree, prestazioni FROM jsonb_to_recordset($3) AS c (tipo text, aree text[], prestazioni text[])`,
    [ambitoId, id, JSON.stringify(competenze)],
  );
  await unit.query(
    `INSERT INTO anagrafe_accreditamento (ambito_id, ente_id, prestazione, id, periodo)
     SELECT $1, $2, unnest(prestazioni), id, daterange(dal, al, '[]')
     FROM jsonb_to_recordset($3) AS a (id uuid, dal date, al date, prestazioni text[])`,
    [ambitoId, id, JSON.stringify(accreditamenti)],
  );
  return true;
}
