// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { ALLOWED_BREAKS } from './allowed-breaks.ts';
import { breakingChanges, publishedBefore } from './breaking-changes.ts';
import { documentationProblems, documentedOperations } from './documented-operations.ts';

/*
 * Composes the supergraph of the SDL that each subgraph emits, and writes the documented operations beside it, whose plans the
 * gateway makes ahead. It fails when a documented operation is not valid against the supergraph, or a root field has none. `--check`
 * writes nothing, and fails as well when a committed file is stale or the supergraph breaks what was published before it.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const target = join(root, 'apps', 'gateway', 'supergraph.graphql');
const operations = join(root, 'apps', 'gateway', 'operations.graphql');
const documented = documentedOperations(join(root, 'docs', 'api'));
const SUBGRAPHS = ['registry', 'casework', 'information-system'];

const { supergraphSdl, errors } = composeServices(
  SUBGRAPHS.map((name) => ({
    name,
    typeDefs: parse(readFileSync(join(root, 'apps', name, 'schema.graphql'), 'utf8')),
    // A name, not an address: each deployment says where its subgraphs are.
    url: `http://${name}.ambito.internal/graphql`,
  })),
);
if (supergraphSdl === undefined) {
  failIfAny(
    'The subgraphs do not compose',
    (errors ?? []).map(({ message }) => message),
  );
} else if (process.argv.includes('--check')) {
  await check(supergraphSdl);
} else {
  writeFileSync(target, supergraphSdl);
  writeFileSync(operations, documented);
  process.stdout.write(`${target}\n${operations}\n`);
  compareDocuments(supergraphSdl);
}

async function check(composed: string): Promise<void> {
  const committed = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  if (committed(target) !== composed)
    failIfAny('apps/gateway/supergraph.graphql is stale', ['run "npm run supergraph"']);
  if (committed(operations) !== documented)
    failIfAny('apps/gateway/operations.graphql is stale', ['run "npm run supergraph"']);
  const published = publishedBefore(root, 'apps/gateway/supergraph.graphql', composed);
  if (published !== undefined)
    failIfAny(
      'The graph breaks what was published before',
      await breakingChanges(published, composed, ALLOWED_BREAKS, new Date().toISOString().slice(0, 10)),
    );
  compareDocuments(composed);
}

function compareDocuments(composed: string): void {
  failIfAny(
    'The documented operations are not those of the graph',
    documentationProblems(join(root, 'docs', 'api'), composed),
  );
}

function failIfAny(message: string, reasons: readonly string[]): void {
  if (reasons.length === 0) return;
  process.stderr.write(`${message}:\n${reasons.map((reason) => `  ${reason}\n`).join('')}`);
  process.exitCode = 1;
}
