// SPDX-License-Identifier: AGPL-3.0-or-later
export { FILE_TYPES, type FileType } from './content-type.ts';
export { createFiles } from './create-files.ts';
export { newFileKey, type FileStore } from './file-store.ts';
export { createLocalStore } from './local-store.ts';
export { receiveFile } from './receive.ts';
export { noScan, type Scan } from './scan.ts';
