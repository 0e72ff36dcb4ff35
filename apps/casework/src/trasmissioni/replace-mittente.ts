// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';

/**
 * Art. 8: one person was registered twice in the registry. The transmissions and steps of the wrong operator become those of the right one,
 * and so does what the wrong one annulled, or let be.
 */
export async function replaceMittente(unit: WorkUnit, ambitoId: string, da: string, a: string): Promise<void> {
  for (const [tabella, colonna] of [
    ['trasmissione', 'operatore_id'],
    ['trasmissione_passo', 'operatore_id'],
    ['annullamento', 'annullato_da_operatore'],
    ['responsabilita', 'rivisto_da'],
  ])
    await unit.query(`UPDATE ${tabella} SET ${colonna} = $3 WHERE ambito_id = $1 AND ${colonna} = $2`, [
      ...[ambitoId, da, a],
    ]);
}
