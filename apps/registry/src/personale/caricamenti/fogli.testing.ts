// SPDX-License-Identifier: AGPL-3.0-or-later
import { deflateRawSync } from 'node:zlib';

/**
 * A workbook of one sheet by hand, with these rows and one shared text of 100,000 characters.
 * @param proprieta of the workbook, as XML
 */
export function foglio(righe: string, proprieta = ''): Buffer {
  const parti = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${proprieta}<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'x'.repeat(100_000)}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${righe}</sheetData></worksheet>`,
  };
  return zip(Object.entries(parti).map(([nome, testo]) => ({ nome, contenuto: Buffer.from(testo) })));
}

/** A zip written by hand. Its directory may state wrong sizes. */
export function zip(voci: readonly { nome: string; contenuto: Buffer; dichiarati?: number | undefined }[]): Buffer {
  const locali: Buffer[] = [];
  const centrali: Buffer[] = [];
  let inizio = 0;
  for (const { nome, contenuto, dichiarati = contenuto.length } of voci) {
    const compresso = deflateRawSync(contenuto);
    const comune = Buffer.alloc(26);
    comune.writeUInt16LE(20, 0);
    comune.writeUInt16LE(8, 4);
    comune.writeUInt32LE(compresso.length, 14);
    comune.writeUInt32LE(dichiarati, 18);
    comune.writeUInt16LE(nome.length, 22);
    const locale = Buffer.concat([Buffer.from('PK\x03\x04'), comune, Buffer.from(nome), compresso]);
    const posizione = Buffer.alloc(14);
    posizione.writeUInt32LE(inizio, 10);
    centrali.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), comune, posizione, Buffer.from(nome)]));
    locali.push(locale);
    inizio += locale.length;
  }
  const elenco = Buffer.concat(centrali);
  const fine = Buffer.alloc(18);
  fine.writeUInt16LE(voci.length, 4);
  fine.writeUInt16LE(voci.length, 6);
  fine.writeUInt32LE(elenco.length, 8);
  fine.writeUInt32LE(inizio, 12);
  return Buffer.concat([...locali, elenco, Buffer.from('PK\x05\x06'), fine]);
}
