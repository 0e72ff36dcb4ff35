// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs on a thread of its own, from the sources as from the build: plain code, and nothing but the library.
import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/universal';

const { contenuto, massimo } = workerData;
const celle = await readSheet(contenuto);

// What is handed over is copied outside the memory that bounds this thread, each shared text as often as it is used.
let misura = celle.length;
for (const riga of celle) {
  misura += riga.length;
  for (const cella of riga) if (typeof cella === 'string') misura += cella.length;
  if (misura > massimo) break;
}
parentPort.postMessage(misura > massimo ? null : celle);
