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
  for (const sedeId of sedi) {
    const [sede] = await unit.query<AnagrafeSedeEntity & Calendario>(
      `SELECT ${columnsOf(AnagrafeSedeEntity)} FROM anagrafe_sede WHERE id = $1`,
      [sedeId],
    );
    if (sede === undefined) continue;
    const contatti = await unit.query<{ id: string; avvenutoIl: Date; aSedeChiusa: boolean }>(
      `SELECT id, avvenuto_il AS "avvenutoIl", a_sede_chiusa AS "aSedeChiusa" FROM contatto
       WHERE ambito_id = $1 AND sede_id = $2 AND avvenuto_il > $3::timestamptz - ${GIORNI_INDIETRO} * interval '1 day'
         AND allo_sportello`,
      [sede.ambitoId, sedeId, adesso],
    );
    const cambiati = contatti.filter(({ avvenutoIl, aSedeChiusa }) => apertaAlle(sede, avvenutoIl) === aSedeChiusa);
    if (cambiati.length === 0) continue;
    await unit.query(
      'UPDATE contatto SET a_sede_chiusa = NOT a_sede_chiusa WHERE ambito_id = $1 AND id = ANY ($2::uuid[])',
      [sede.ambitoId, cambiati.map(({ id }) => id)],
    );
  }
}
