// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import { PuaEntity } from './pua.entity.ts';
import type { PuaRow } from './pua.ts';

/** The sede and district that exercise the PUA for a Comune, in all periods: past, present and future. Batched. */
export function loadPeriodiPua(codiceIstat: string, context: GraphContext): Promise<PuaRow[]> {
  return context.loadMany<PuaRow & { owner: string }>('Comune.pua', codiceIstat, ({ query }, codici) =>
    query(`SELECT codice_istat AS owner, ${columnsOf(PuaEntity)} FROM pua WHERE codice_istat = ANY ($1)`, [codici]),
  );
}
