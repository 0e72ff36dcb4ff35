// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Test files run in plain Node.js, without a virtual machine each: a module is loaded once for all of them, where loading
 * TypeORM, type-graphql and Apollo again for each file took most of the time. What one file changes of a global, it puts back.
 */
export default {
  // One worker for each project: with two, the runner may hand the second its data before the second listens, which then waits
  // for ever. Projects run side by side instead.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  maxWorkers: 1,
  testMatch: ['<rootDir>/{apps,libs,tools}/*/src/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  globalSetup: '<rootDir>/tools/test-run/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/test-run/global-teardown.mjs',
  setupFiles: ['<rootDir>/tools/test-run/timeout.mjs'],
  watchman: false,
  verbose: false,
};
