// SPDX-License-Identifier: AGPL-3.0-or-later
import { tmpdir } from 'node:os';
import type { FilesConfig } from '@ambito/config';
import type { FileStore } from './file-store.ts';
import { createLocalStore } from './local-store.ts';
import { createS3Store } from './s3-store.ts';
import { clamavScan, noScan, type Scan } from './scan.ts';

/** The store that the configuration names, and the scanner, if any. */
export async function createFiles(config: FilesConfig): Promise<{ store: FileStore; scan: Scan }> {
  const scan = config.CLAMAV_URL === undefined ? noScan : clamavScan(config.CLAMAV_URL);
  if (config.FILES_PATH !== undefined) return { store: await createLocalStore(config.FILES_PATH), scan };
  const store = await createS3Store(
    {
      endpoint: config.S3_ENDPOINT ?? '',
      bucket: config.S3_BUCKET ?? '',
      region: config.S3_REGION,
      accessKeyId: config.S3_ACCESS_KEY_ID ?? '',
      secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
    },
    tmpdir(),
  );
  return { store, scan };
}
