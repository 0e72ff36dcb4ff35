// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { Doppione } from '../enti/doppioni.ts';
import type { AmbitoUnit } from '../ambito-unit.ts';
import { emitTrasmissione } from './trasmissione.evento.ts';

/** Locks the transmissions to some enti, by id: before the enti (ADR 0034). */
export async function lockTrasmissioniA(unit: WorkUnit, ambitoId: string, enti: readonly string[]): Promise<void> {
  await unit.query(
    'SELECT FROM trasmissione WHERE ambito_id = $1 AND ente_id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
    [ambitoId, enti],
  );
}

/**
 * Art. 2 c. 8 e: one ente was registered twice in the registry. What was sent to the one was sent to the other. The same request may then
 * wait twice: both were sent, and each is answered or revoked by itself; a third one is refused. Both enti are locked.
 * @returns the transmissions, told anew
 */
export async function replaceDestinatario(unit: AmbitoUnit, { da, a }: Doppione): Promise<string[]> {
  const trasmissioni = await unit.query<{ id: string }>(
    `UPDATE trasmissione SET ente_id = $3, inviata_a = coalesce(inviata_a, ente_id), versione = versione + 1
     WHERE ambito_id = $1 AND ente_id = $2 RETURNING id`,
    [unit.ambitoId, da, a],
  );
  const ids = trasmissioni.map(({ id }) => id).sort();
  for (const id of ids) await emitTrasmissione(unit, id);
  return ids;
}
