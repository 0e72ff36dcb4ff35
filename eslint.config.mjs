// SPDX-License-Identifier: AGPL-3.0-or-later
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import ts from 'typescript-eslint';

/** Which rooms a room may look into. The order of dependence of the architecture, kept by the linter. */
const ROOMS = {
  'embedded-postgres': [],
  config: [],
  errors: [],
  disclosure: [],
  vocabulary: ['errors'],
  orari: ['errors'],
  telemetry: ['config'],
  access: ['config', 'errors'],
  events: ['vocabulary', 'orari', 'errors'],
  persistence: ['config', 'errors', 'events', 'access', 'telemetry'],
  files: ['config', 'errors'],
  jobs: ['config', 'errors', 'events', 'telemetry'],
  testing: ['config', 'telemetry', 'access', 'embedded-postgres'],
  subgraph: ['config', 'errors', 'vocabulary', 'telemetry', 'access', 'events', 'persistence', 'jobs'],
};

/** What only tests look into: no room's own code and no service depends on them. */
const OF_TESTS = ['testing', 'embedded-postgres'];
const FOR_ALL = Object.keys(ROOMS).filter((room) => !OF_TESTS.includes(room));
const scopes = (names) => names.map((name) => `scope:${name}`);

function boundaries({ tests }) {
  return [
    'error',
    {
      enforceBuildableLibDependency: false,
      banTransitiveDependencies: true,
      // A browserless sign-in against the real provider is what some tests are about.
      allow: tests ? ['@ambito/identity/testing', '@ambito/token'] : [],
      depConstraints: [
        { sourceTag: 'type:app', onlyDependOnLibsWithTags: tests ? ['type:lib'] : scopes(FOR_ALL) },
        { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
        { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:lib', 'type:tool'] },
        ...Object.entries(ROOMS).map(([room, above]) => ({
          sourceTag: `scope:${room}`,
          onlyDependOnLibsWithTags: scopes([...above, room, ...(tests ? OF_TESTS : [])]),
        })),
      ],
    },
  ];
}

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...ts.configs.recommended],
    languageOptions: {
      parserOptions: { sourceType: 'module', emitDecoratorMetadata: true, experimentalDecorators: true },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', 'libs/config/**', 'libs/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment through @ambito/config.' },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': boundaries({ tests: false }) },
  },
  {
    files: ['**/*.test.ts', '**/testing.ts', '**/*.testing.ts', '**/*.fixture.ts', '**/*.ruoli.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries({ tests: true }) },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
);
