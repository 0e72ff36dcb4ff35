// SPDX-License-Identifier: AGPL-3.0-or-later
import { sediDelRuolo } from '@ambito/access';
import type { UnitContext } from '@ambito/persistence';
import type { Condition } from '@ambito/subgraph';

/** Who asks, as the policies of casework need it. */
export type Chi = Pick<UnitContext, 'attore' | 'autorizzazione'>;

/**
 * The condition that a column holds one of the sedi for which the role is held; without parameters when the role is held for the
 * Ambito. @param used how many parameters the statement already has
 */
export function soloSedi({ attore, autorizzazione }: Chi, colonna: string, used: number): Condition {
  const sedi = sediDelRuolo(attore, autorizzazione);
  return sedi === null
    ? { where: 'true', parameters: [] }
    : { where: `${colonna} = ANY ($${used + 1}::uuid[])`, parameters: [sedi] };
}
