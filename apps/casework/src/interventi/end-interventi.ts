// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import { lockEntiShared } from '../enti/lock-enti.ts';

/** The last day of an intervento that ends before the planned one, and why; both null when it goes on as planned. */
interface Fine {
  readonly conclusoAl: string | null;
  readonly motivo: string | null;
}

/** Writes the last day of an intervento. The caller holds its project locked. */
export async function endIntervento(unit: WriteUnit, id: string, { conclusoAl, motivo }: Fine): Promise<void> {
  await writeFine(
    unit,
    `SELECT *, $3::date AS fine, $4::text AS perche, false AS chiuso, NULL::date AS prima,
            CASE WHEN $3::date IS NOT NULL THEN $5::timestamptz END AS registrata
     FROM intervento WHERE ambito_id = $1 AND id = $2`,
    [id, conclusoAl, motivo, unit.adesso],
  );
}

/**
 * Ends each intervento of a project that would go on after the day on which the project ends, and takes that back for one that the
 * project had ended on another day: it has the last day again that was decided or planned before. The caller holds the project locked.
 * @param fineProgetto the last day of the project; null when its end is annulled
 */
export async function endInterventi(unit: WriteUnit, progettoId: string, fineProgetto: string | null): Promise<void> {
  await writeFine(
    unit,
    `SELECT *, CASE WHEN chiuso THEN termine ELSE decisa END AS fine, motivo_conclusione AS perche,
            CASE WHEN chiuso THEN decisa END AS prima, conclusione_registrata_il AS registrata
     FROM (SELECT *, $3::date IS NOT NULL AND coalesce(upper_inf(svolti) OR upper(svolti) - 1 > termine, false) AS chiuso
           FROM (SELECT *, greatest($3::date, lower(periodo) - 1) AS termine, giorni_svolti(periodo, decisa) AS svolti
                 FROM (SELECT *, CASE WHEN chiuso_col_progetto THEN concluso_al_prima ELSE concluso_al END AS decisa
                       FROM intervento WHERE ambito_id = $1 AND progetto_id = $2) AS del_progetto) AS svolto) AS deciso`,
    [progettoId, fineProgetto],
  );
}

/**
 * Leaves the interventi of a project that goes on as the end of the project ended them: not for a reason that was decided for another day.
 * The caller holds the project locked.
 */
export async function keepInterventiConclusi(unit: WriteUnit, progettoId: string): Promise<void> {
  await writeFine(
    unit,
    `SELECT *, concluso_al AS fine, CASE WHEN NOT chiuso_col_progetto THEN motivo_conclusione END AS perche, false AS chiuso,
            NULL::date AS prima, conclusione_registrata_il AS registrata
     FROM intervento WHERE ambito_id = $1 AND progetto_id = $2`,
    [progettoId],
  );
}

/**
 * Writes the last days that a statement finds, with the days before them on which the ente is not accredited (`mark-scoperti.ts`).
 * @param nuovi the interventi with their new last day, `fine`, its reason, `perche`, whether the project ended them, `chiuso`, the last
 *   day decided before, `prima`, and when a decided one was recorded, `registrata`; the Ambito is its first parameter
 */
async function writeFine(unit: WriteUnit, nuovi: string, parameters: readonly unknown[]): Promise<void> {
  const tutti = [unit.ambitoId, ...parameters];
  // Events of the registry about an ente wait, since the marks depend on its accreditations.
  const enti = await unit.query<{ enteId: string }>(
    `SELECT DISTINCT ente_id AS "enteId" FROM (${nuovi}) AS n WHERE ente_id IS NOT NULL`,
    tutti,
  );
  await lockEntiShared(
    unit,
    enti.map(({ enteId }) => enteId),
  );
  await unit.query(
    `UPDATE intervento AS i SET concluso_al = fine, motivo_conclusione = perche, chiuso_col_progetto = chiuso, concluso_al_prima = prima,
       conclusione_registrata_il = registrata, scoperto_dal = lower(giorni), scoperto_al = upper(giorni) - 1
     FROM (SELECT id, fine, perche, chiuso, prima, registrata, CASE WHEN ente_id IS NOT NULL THEN
             giorni_scoperti(ambito_id, ente_id, prestazione, giorni_svolti(periodo, fine)) END AS giorni
           FROM (${nuovi}) AS n) AS nuovo
     WHERE i.ambito_id = $1 AND i.id = nuovo.id`,
    tutti,
  );
}
