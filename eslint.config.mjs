// SPDX-License-Identifier: AGPL-3.0-or-later
import graphql from '@graphql-eslint/eslint-plugin';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import ts from 'typescript-eslint';

/** Which rooms a room may look into. The order of dependence of the architecture, kept by the linter. */
const ROOMS = {
  'embedded-postgres': [],
  config: [],
  errors: [],
  vocabulary: ['errors'],
  orari: ['errors'],
  telemetry: ['config'],
  access: ['config', 'errors'],
  events: ['vocabulary', 'orari', 'errors'],
  persistence: ['config', 'errors', 'orari', 'events', 'access', 'telemetry'],
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

/** With what a file of GraphQL is read: the whole graph, and the documented operations, whose names are unique. */
const GRAPHQL = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: {
      graphQLConfig: { schema: 'apps/gateway/supergraph.graphql', documents: 'docs/api/**/*.graphql' },
    },
  },
};

/** The rules of a configuration of the plugin, without those named. */
function rulesOf(configuration, ...without) {
  const off = new Set(without.map((rule) => `@graphql-eslint/${rule}`));
  return Object.fromEntries(Object.entries(graphql.configs[configuration].rules).filter(([rule]) => !off.has(rule)));
}

export default ts.config(
  { ignores: ['**/dist/**', 'apps/*/bundle/**', '**/node_modules/**', '.nx/**', '.data/**', 'coverage/**'] },
  { ...js.configs.recommended, ignores: ['**/*.graphql'] },
  { ignores: ['**/*.graphql'], rules: { complexity: ['error', 15] } },
  {
    files: ['**/*.ts'],
    extends: [...ts.configs.recommended],
    languageOptions: {
      parserOptions: {
        sourceType: 'module',
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
    },
  },
  {
    files: ['apps/*/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'class-validator',
          importNames: ['ArrayMaxSize'],
          message: 'Bound a list with @AtMost of @ambito/subgraph.',
        },
      ],
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
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.test.ts', 'libs/persistence/src/{locks,migrate,testing/words}.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['Literal[value=/pg_\\w*advisory/]', 'TemplateElement[value.raw=/pg_\\w*advisory/]'].map((selector) => ({
          selector,
          message: 'Lock by a name of LOCKS in @ambito/persistence.',
        })),
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    // The benchmark is no package of the workspace: it runs the built services, and its own packages are not the product's.
    ignores: ['tools/bench/**'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': boundaries({ tests: false }) },
  },
  {
    files: [
      '**/*.test.ts',
      '**/testing.ts',
      '**/src/testing/**',
      '**/*.testing.ts',
      '**/*.fixture.ts',
      '**/*.ruoli.ts',
    ],
    rules: { '@nx/enforce-module-boundaries': boundaries({ tests: true }) },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'fetch', 'setTimeout', 'clearTimeout'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['apps/*/schema.graphql'],
    ...GRAPHQL,
    rules: {
      ...rulesOf(
        'flat/schema-recommended',
        'known-directives', // Those of Federation come by @link: composition knows them.
        'no-typename-prefix', // Names are the Regolamento's.
        'strict-id-in-types', // Values and pages have no identifier.
      ),
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          InputObjectTypeDefinition: { style: 'PascalCase', requiredSuffixes: ['Input'] },
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          ignoredSelectors: ['[type=ObjectTypeDefinition][name.value=/^(Query|Mutation)$/]'],
        },
      ],
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-edge-types': ['error', { shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-page-info': 'error',
    },
  },
  {
    files: ['docs/api/**/*.graphql'],
    ...GRAPHQL,
    rules: {
      ...rulesOf('flat/operations-recommended', 'selection-set-depth'), // The gateway's own limit is what holds.
      '@graphql-eslint/lone-executable-definition': 'error',
      '@graphql-eslint/match-document-filename': ['error', { query: 'kebab-case', mutation: 'kebab-case' }],
      '@graphql-eslint/require-description': ['error', { OperationDefinition: true }],
    },
  },
);
