// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';

/** Art. 8: one person was registered twice in the registry. The transmissions and steps of the wrong operator become those of the right one. */
export async function replaceMittente(unit: WorkUnit, ambitoId: string, da: string, a: string): Promise<void> {
  for (const tabella of ['trasmissione', 'trasmissione_passo'])
    await unit.query(`UPDATE ${tabella} SET operatore_id = $3 WHERE ambito_id = $1 AND operatore_id = $2`, [
      ambitoId,
      da,
      a,
    ]);
}
