// SPDX-License-Identifier: AGPL-3.0-or-later
import { LOCKS, lockShared, type WriteUnit } from '@ambito/persistence';

/** The last day of an intervento that ends before the planned one, and why; both null when it goes on as planned. */
interface Fine {
  readonly conclusoAl: string | null;
  readonly motivo: string | null;
}

/** Writes the last day of an intervento. The caller holds its project locked. */
export async function endIntervento(unit: WriteUnit, id: string, { conclusoAl, motivo }: Fine): Promise<void> {
  await writeFine(
    unit,
    'SELECT *, $3::date AS fine, $4::text AS perche FROM intervento WHERE ambito_id = $1 AND id = $2',
    [id, conclusoAl, motivo],
  );
}

/** Ends with a project that ends each of its interventi that would go on. The caller holds the project locked. */
export async function endInterventi(unit: WriteUnit, progettoId: string, oggi: string): Promise<void> {
  await writeFine(
    unit,
    `SELECT * FROM (SELECT *, greatest($3::date, lower(periodo) - 1) AS fine, motivo_conclusione AS perche,
                           giorni_svolti(periodo, concluso_al) AS svolti
                    FROM intervento WHERE ambito_id = $1 AND progetto_id = $2) AS del_progetto
     WHERE upper_inf(svolti) OR upper(svolti) - 1 > fine`,
    [progettoId, oggi],
  );
}

/**
 * Writes the last days that a statement finds, with the days before them on which the ente is not accredited (`mark-scoperti.ts`).
 * @param nuovi the interventi with their new last day, `fine`, and its reason, `perche`; the Ambito is its first parameter
 */
async function writeFine(unit: WriteUnit, nuovi: string, parameters: readonly unknown[]): Promise<void> {
  const tutti = [unit.ambitoId, ...parameters];
  // Events of the registry about an ente wait, since the marks depend on its accreditations.
  const enti = await unit.query<{ enteId: string }>(
    `SELECT DISTINCT ente_id AS "enteId" FROM (${nuovi}) AS n WHERE ente_id IS NOT NULL ORDER BY ente_id`,
    tutti,
  );
  for (const { enteId } of enti) await lockShared(unit, LOCKS.ente, enteId);
  await unit.query(
    `UPDATE intervento AS i SET concluso_al = fine, motivo_conclusione = perche,
       scoperto_dal = lower(giorni), scoperto_al = upper(giorni) - 1
     FROM (SELECT id, fine, perche, CASE WHEN ente_id IS NOT NULL THEN
             giorni_scoperti(ambito_id, ente_id, prestazione, giorni_svolti(periodo, fine)) END AS giorni
           FROM (${nuovi}) AS n) AS nuovo
     WHERE i.ambito_id = $1 AND i.id = nuovo.id`,
    tutti,
  );
}
