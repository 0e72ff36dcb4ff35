// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provisionService, startEmbeddedPostgres } from '@ambito/embedded-postgres';
import { migrate, printSchema, sqlMigrations, type ServiceName } from '@ambito/persistence';

/*
 * Applies the migrations of each service to an empty server and writes `schema.sql` beside its `schema.graphql`: the tables as
 * they are, to be read. With `--check` it writes nothing, and fails when a file is not as the migrations make it.
 */
const SERVICES = ['registry', 'casework', 'information-system'] as const;
const HEAD = `-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Printed from the database that src/migrations make, by npm run schema. Not run by anything: change the migrations.

`;
const apps = new URL('../../../apps/', import.meta.url);
const check = process.argv.includes('--check');
const password = 'print';

const home = await mkdtemp(join(tmpdir(), 'ambito-schema-'));
const server = await startEmbeddedPostgres({ dataDir: join(home, 'postgres') });
try {
  for (const service of SERVICES) {
    const passwords = { owner: password, service: password, worker: password };
    const { owner: url } = await provisionService(server.adminUrl, { service, passwords });
    const folder = new URL(`${service}/src/migrations/`, apps);
    await migrate({ url, migrations: sqlMigrations(service.replace('-', '_') as ServiceName, folder) });
    keep(fileURLToPath(new URL(`${service}/schema.sql`, apps)), `${HEAD}${await printSchema(url)}`);
  }
} finally {
  await server.stop();
  await rm(home, { recursive: true, force: true });
}

function keep(file: string, text: string): void {
  if (!check) return writeFileSync(file, text);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  process.stderr.write(`${file} is not as the migrations make it: run npm run schema\n`);
  process.exitCode = 1;
}
