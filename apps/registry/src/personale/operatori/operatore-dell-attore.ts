// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';

/** Finds the operator who has the actor's account now; null if no operator has it. An account may pass to another operator. */
export async function findOperatoreDellAttore(unit: WriteUnit): Promise<string | null> {
  const [chi] = await unit.query<{ id: string | null }>('SELECT operatore_dell_account($1, $2) AS id', [
    unit.ambitoId,
    unit.context.attore.sub,
  ]);
  return chi?.id ?? null;
}
