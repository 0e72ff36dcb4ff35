// SPDX-License-Identifier: AGPL-3.0-or-later
import { compareDesk } from '../desk.mjs';

export const what = "an assistente sociale's own cases with a term in the next two weeks ÷ one hand-written statement";

export async function run(stage, options) {
  const [day, queue] = await compareDesk(stage, options, ['day', 'queue']);
  return [
    { id: 'desk', atLeast: 0.3, ...day },
    {
      id: 'desk-queue',
      what: "the coordinator's queue, cases to assign and urgent ones to put in order ÷ one hand-written statement",
      atLeast: 0.3,
      ...queue,
    },
  ];
}
