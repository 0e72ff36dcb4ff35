// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs as a process of its own, from the sources as from the build: plain code, and nothing but the library.
import process from 'node:process';
import { readSheet } from 'read-excel-file/universal';

process.once('message', async ({ contenuto, massimo }) => {
  try {
    const { buffer, byteOffset, length } = contenuto;
    const celle = await readSheet(buffer.slice(byteOffset, byteOffset + length));
    // What is handed over is copied outside the memory that bounds this process, each shared text as often as it is used.
    let misura = celle.length;
    for (const riga of celle) {
      misura += riga.length;
      for (const cella of riga) if (typeof cella === 'string') misura += cella.length;
      if (misura > massimo) break;
    }
    process.send(misura > massimo ? { troppo: true } : { celle });
  } catch (error) {
    process.send({ errore: String(error) });
  }
});
