// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { breakingChanges } from './breaking-changes.ts';

/*
 * Composes the supergraph of the SDL that each subgraph emits. `--check` writes nothing: it fails when the committed
 * supergraph is stale, and when it breaks what was published before (the file given after `--against`).
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const target = join(root, 'apps', 'gateway', 'supergraph.graphql');
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
  fail(`The subgraphs do not compose:\n${(errors ?? []).map(({ message }) => `  ${message}`).join('\n')}`);
} else if (process.argv.includes('--check')) {
  await check(supergraphSdl);
} else {
  writeFileSync(target, supergraphSdl);
  process.stdout.write(`${target}\n`);
}

async function check(composed: string): Promise<void> {
  const committed = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (committed !== composed) fail('apps/gateway/supergraph.graphql is stale: run "npm run supergraph"');
  const against = process.argv[process.argv.indexOf('--against') + 1];
  const broken =
    process.argv.includes('--against') && against !== undefined && existsSync(against)
      ? await breakingChanges(readFileSync(against, 'utf8'), composed)
      : [];
  if (broken.length > 0)
    fail(`The graph breaks what was published:\n${broken.map((change) => `  ${change}`).join('\n')}`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
