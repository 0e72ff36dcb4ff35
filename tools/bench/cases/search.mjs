// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareDesk } from '../desk.mjs';

export const what =
  'the open cases of a Comune and an area, with their persons, for the coordinator ÷ one hand-written statement';

export async function run(stage, options) {
  const [search] = await compareDesk(stage, options, ['search']);
  return [{ id: 'search', atLeast: 0.3, ...search }];
}
