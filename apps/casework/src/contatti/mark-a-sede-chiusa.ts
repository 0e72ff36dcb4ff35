// SPDX-License-Identifier: AGPL-3.0-or-later
import { apertaAlle, type Calendario } from '@ambito/orari';
import { columnsOf, type WorkUnit } from '@ambito/persistence';
import { AnagrafeSedeEntity } from '../anagrafe/anagrafe.entity.ts';

/** How far back hours that change are compared with the contatti. */
const GIORNI_INDIETRO = 366;

/**
 * Art. 5 c. 3: hours and closures may be entered after the contatti of their days. Marks again which contatti in person, neither
 * urgent nor by appointment, took place while each of some sedi is recorded as closed. The hours of these sedi are locked.
 */
export async function markASedeChiusa(unit: WorkUnit, sedi: readonly string[], adesso: Date): Promise<void> {
  if (sedi.length === 0) return;
  const calendari = new Map(
    (
      await unit.query<AnagrafeSedeEntity & Calendario>(
        `SELECT ${columnsOf(AnagrafeSedeEntity)} FROM anagrafe_sede WHERE id = ANY ($1::uuid[])`,
        [sedi],
      )
    ).map((sede) => [sede.id, sede]),
  );
  const contatti = await unit.query<{ id: string; sedeId: string; avvenutoIl: Date; aSedeChiusa: boolean }>(
    `SELECT contatto.id, sede_id AS "sedeId", avvenuto_il AS "avvenutoIl", a_sede_chiusa AS "aSedeChiusa"
     FROM contatto JOIN anagrafe_sede AS sede ON sede.ambito_id = contatto.ambito_id AND sede.id = sede_id
     WHERE sede.id = ANY ($1::uuid[]) AND avvenuto_il > $2::timestamptz - ${GIORNI_INDIETRO} * interval '1 day'
       AND allo_sportello`,
    [sedi, adesso],
  );
  const cambiati = contatti.filter(({ sedeId, avvenutoIl, aSedeChiusa }) => {
    const sede = calendari.get(sedeId);
    return sede !== undefined && apertaAlle(sede, avvenutoIl) === aSedeChiusa;
  });
  if (cambiati.length === 0) return;
  await unit.query(
    `UPDATE contatto SET a_sede_chiusa = NOT a_sede_chiusa FROM anagrafe_sede AS sede
     WHERE sede.id = sede_id AND sede.ambito_id = contatto.ambito_id AND sede.id = ANY ($1::uuid[]) AND contatto.id = ANY ($2::uuid[])`,
    [sedi, cambiati.map(({ id }) => id)],
  );
}
