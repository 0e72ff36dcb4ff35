// SPDX-License-Identifier: AGPL-3.0-or-later
import { clearTimeout, setTimeout } from 'node:timers';
import { addEventHandler } from 'jest-circus';

/** A test or a set-up takes no longer, unless it names a longer time itself. */
const TIMEOUT_MS = 30_000;

// The runner does not look at the time: each test and hook is given its limit as it is declared.
addEventHandler(({ name }, { currentDescribeBlock: block }) => {
  const added = name === 'add_test' ? block.children.at(-1) : name === 'add_hook' ? block.hooks.at(-1) : undefined;
  if (added?.fn !== undefined) added.fn = within(added.timeout ?? TIMEOUT_MS, added.fn);
});

function within(ms, work) {
  return async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Not done after ${ms} ms`)), ms);
    });
    try {
      // Services refuse thousands of calls in a run, each with an error: only the stack of a failed test is read by the source maps.
      process.setSourceMapsEnabled(false);
      await Promise.race([work(), late]);
    } catch (error) {
      process.setSourceMapsEnabled(true);
      // A stack is written when it is first read.
      void error.stack;
      throw error;
    } finally {
      process.setSourceMapsEnabled(true);
      clearTimeout(timer);
    }
  };
}
