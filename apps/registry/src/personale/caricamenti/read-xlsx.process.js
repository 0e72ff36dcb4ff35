// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs as a process of its own, from the sources as from the build: plain code, and nothing but libraries.
import { Buffer } from 'node:buffer';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/universal';
import { Parser } from 'saxen';
import { fromBufferPromise } from 'yauzl';

process.once('message', async ({ contenuto, massimo }) => {
  try {
    const byte = Buffer.from(contenuto);
    const { epoca1904, altraEpoca, illeggibili } = await readBeside(byte);
    const celle = await readSheet(byte.buffer.slice(byte.byteOffset, byte.byteOffset + byte.length));
    if (altraEpoca) moveDates(celle);
    for (const { riga, colonna, cella } of illeggibili) {
      while (celle.length < riga) celle.push([]);
      const diRiga = celle[riga - 1];
      while (diRiga.length < colonna) diRiga.push(null);
      diRiga[colonna - 1] = cella;
    }
    // What is handed over is copied outside the memory that bounds this process, each shared text as often as it is used.
    let misura = celle.length;
    for (const riga of celle) {
      misura += riga.length;
      for (const cella of riga) if (typeof cella === 'string') misura += cella.length;
      if (misura > massimo) break;
    }
    process.send(misura > massimo ? { troppo: true } : { celle, epoca1904 });
  } catch (error) {
    process.send({ errore: String(error) });
  }
});

/**
 * What the library does not tell of the first sheet: the date system of its workbook, and the cells that it takes for blank
 * though they hold an error, or a formula whose value was not saved.
 */
async function readBeside(contenuto) {
  const read = await unzip(contenuto);
  let foglio, date1904;
  parse(await read('xl/workbook.xml'), (nome, attributi) => {
    if (nome === 'workbookPr') date1904 ??= attributi().date1904 ?? '';
    if (nome === 'sheet') foglio ??= Object.entries(attributi()).find(([chiave]) => /^(.*:)?id$/.test(chiave))?.[1];
  });
  let percorso = '';
  parse(await read('xl/_rels/workbook.xml.rels'), (nome, attributi) => {
    const { Id, Target = '' } = nome === 'Relationship' ? attributi() : {};
    if (Id !== undefined && Id === foglio) percorso = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
  });
  const epoca1904 = date1904 === '1' || date1904 === 'true';
  // The library knows the 1904 system by "1" alone, as Excel writes it; LibreOffice writes "true".
  return { epoca1904, altraEpoca: epoca1904 && date1904 !== '1', illeggibili: unreadableCells(await read(percorso)) };
}

async function unzip(contenuto) {
  const zip = await fromBufferPromise(contenuto);
  const voci = new Map();
  for await (const voce of zip.eachEntry()) voci.set(voce.fileName, voce);
  return async (percorso) => {
    const voce = voci.get(percorso);
    if (voce === undefined) throw new Error(`The workbook has no part ${percorso}`);
    return text(await zip.openReadStreamPromise(voce));
  };
}

function unreadableCells(xml) {
  const illeggibili = [];
  let cella;
  let inValore = false;
  const onText = (testo) => {
    if (cella !== undefined && inValore) cella.valore += testo;
  };
  parse(
    xml,
    (nome, attributi) => {
      if (nome === 'c') cella = { ...attributi(), formula: false, conValore: false, valore: '' };
      else if (cella === undefined) return;
      else if (nome === 'f') cella.formula = true;
      else if (nome === 'v') cella.conValore = inValore = true;
    },
    (nome) => {
      if (nome === 'v') inValore = false;
      if (nome !== 'c' || cella === undefined) return;
      const { r = '', t, formula, conValore, valore } = cella;
      cella = undefined;
      // A formula that gives an empty text has a value: the empty one.
      const senzaValore = formula && (t === 'str' ? !conValore : valore === '');
      if (t !== 'e' && !senzaValore) return;
      const [, lettere = '', riga = '0'] = /^([A-Z]+)(\d+)$/i.exec(r) ?? [];
      illeggibili.push({
        riga: Number(riga),
        colonna: columnOf(lettere),
        cella: { illeggibile: t === 'e' ? valore.slice(0, 20) || '#N/A' : '#N/A', formula: t !== 'e' },
      });
    },
    onText,
  );
  return illeggibili.filter(({ riga, colonna }) => riga > 0 && colonna > 0);
}

function columnOf(lettere) {
  return [...lettere.toUpperCase()].reduce((colonna, lettera) => colonna * 26 + lettera.charCodeAt(0) - 64, 0);
}

/** Calls what is given with each element, by its name without a prefix. */
function parse(xml, onOpen, onClose = () => undefined, onText = () => undefined) {
  const locale = (nome) => nome.slice(nome.indexOf(':') + 1);
  const parser = new Parser();
  parser.on('openTag', (nome, attributi) => onOpen(locale(nome), attributi));
  parser.on('closeTag', (nome) => onClose(locale(nome)));
  parser.on('text', (testo, decode) => onText(decode(testo)));
  parser.on('cdata', (testo) => onText(testo));
  parser.parse(xml);
}

/** From the 1900 date system to that of 1904, which begins 1,462 days later. */
function moveDates(celle) {
  for (const riga of celle)
    for (const [indice, cella] of riga.entries())
      if (cella instanceof Date) riga[indice] = new Date(cella.getTime() + 1_462 * 86_400_000);
}
