// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate, sqlMigrations, UnknownMigrations } from '@ambito/persistence';
import { databaseOf, type Service } from './databases.ts';
import type { Settings } from './settings.ts';

/**
 * Brings the database of a service to the newest schema, by the SQL files of the built service and in this process: a command for
 * each service would load the whole service.
 * @throws Error with the remedy, in Italian, when another version has made the data: they stay as they are
 */
export async function migrateService(
  root: string,
  service: Service,
  url: string,
  { dataDir, external }: Settings,
): Promise<string[]> {
  const folder = pathToFileURL(join(root, 'apps', service, 'dist', 'migrations', '/'));
  try {
    return await migrate({ url, migrations: sqlMigrations(databaseOf(service), folder) });
  } catch (error) {
    if (!(error instanceof UnknownMigrations)) throw error;
    const [where, remedy] =
      Object.keys(external).length > 0
        ? ['nei database indicati', 'Indica database vuoti']
        : [`in ${dataDir}`, 'Sposta o elimina quella cartella, oppure imposta AMBITO_DATA su un’altra'];
    throw new Error(
      `I dati ${where} sono di un’altra versione di Ambito, e questa non li sa aggiornare. Nulla è stato modificato né cancellato. ${remedy}.`,
      { cause: error },
    );
  }
}
