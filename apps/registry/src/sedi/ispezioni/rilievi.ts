// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import type { GraphContext } from '@ambito/subgraph';
import type { Rilievo } from './ispezione.ts';
import { RilievoEntity } from './rilievo.entity.ts';

type RilievoRow = Rilievo & { owner: string; [column: string]: unknown };

/** The findings of an inspection, by standard. Batched. */
export function rilieviDi(ispezioneId: string, context: GraphContext): Promise<RilievoRow[]> {
  return context.loadMany('Ispezione.rilievi', ispezioneId, ({ query }, ids) =>
    query(
      `SELECT ispezione_id AS owner, ${columnsOf(RilievoEntity)} FROM rilievo
       WHERE ispezione_id = ANY ($1::uuid[]) ORDER BY standard`,
      [ids],
    ),
  );
}
