// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FilesConfig, ProofKey } from '@ambito/config';
import { createFiles } from '../files/create-files.ts';
import { noScan, type Scan } from '../files/scan.ts';
import type { FileStore } from '../files/file-store.ts';

/** The store of the attachments, their scanner, and the keys that sign their links. */
export interface Archivio {
  readonly store: FileStore;
  readonly scan: Scan;
  /** The keys of the gateway's proofs. They sign links too. */
  readonly chiavi: readonly ProofKey[];
}

export async function openArchivio(
  config: FilesConfig & { GATEWAY_PROOF_KEYS: readonly ProofKey[] },
): Promise<Archivio> {
  return { ...(await createFiles(config)), chiavi: config.GATEWAY_PROOF_KEYS };
}

const nessuno = (): never => {
  throw new Error('No files here: the registry was defined without a store');
};

/** For callers that never read a file: the printing of the schema, migrations, demonstration data. */
export const SENZA_ARCHIVIO: Archivio = {
  store: { spool: '', put: nessuno, read: nessuno, remove: nessuno, ready: nessuno },
  scan: noScan,
  chiavi: [],
};
