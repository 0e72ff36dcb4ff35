// SPDX-License-Identifier: AGPL-3.0-or-later
import { UNKNOWN_MIGRATIONS_EXIT_CODE } from '@ambito/persistence';
import { runOnce, ScriptFailed } from './run-once.ts';
import type { Settings } from './settings.ts';

/**
 * Brings the database of a service to the newest schema.
 * @throws Error with the remedy, in Italian, when another version has made the data: they stay as they are
 */
export async function migrateService(
  script: string,
  env: Readonly<Record<string, string>>,
  { dataDir, external }: Settings,
  print: (line: string) => void,
): Promise<void> {
  try {
    await runOnce(script, env, print);
  } catch (error) {
    if (!(error instanceof ScriptFailed) || error.code !== UNKNOWN_MIGRATIONS_EXIT_CODE) throw error;
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
