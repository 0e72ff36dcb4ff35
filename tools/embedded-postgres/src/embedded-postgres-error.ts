// SPDX-License-Identifier: AGPL-3.0-or-later

/** A server that cannot run here. `message` is one line in Italian, for the person who typed the command, with the remedy. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

const readOnlyTo = (folder: string): string =>
  `${folder} non è scrivibile da questo utente: rendila tua, oppure imposta AMBITO_DATA su un'altra cartella`;
const noFolder = (folder: string): string => `${folder} non è una cartella: imposta AMBITO_DATA su una cartella`;

/** What is wrong with a folder, by the system's code. */
const FOLDER_ERRORS = new Map<string, (folder: string) => string>([
  [
    'ENOSPC',
    (folder) => `Spazio su disco esaurito in ${folder}: liberane, oppure imposta AMBITO_DATA su un altro disco`,
  ],
  ['EROFS', (folder) => `${folder} è in sola lettura: imposta AMBITO_DATA su una cartella scrivibile`],
  ['EACCES', readOnlyTo],
  ['EPERM', readOnlyTo],
  ['ENOTDIR', noFolder],
  ['EEXIST', noFolder],
]);

/** An error of the file system in `folder` in words with a remedy; any other error as it is. */
export function explained(error: unknown, folder: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const words = FOLDER_ERRORS.get(code);
  return words === undefined ? error : new EmbeddedPostgresError(words(folder), { cause: error });
}
