// SPDX-License-Identifier: AGPL-3.0-or-later
/** Native ES modules; workspace packages resolve to their sources, so that no build is needed for a unit test. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,tools}/*/src/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: false, ...swcOptions() }] },
  testEnvironmentOptions: { customExportConditions: ['@ambito/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/dist/'],
  globalSetup: '<rootDir>/tools/test-run/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/test-run/global-teardown.mjs',
  watchman: false,
  // Modules of files that have run stay in memory: a worker that holds more than this is replaced.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};

function swcOptions() {
  return {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2023',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  };
}
