// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput } from '@ambito/errors';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { foglio, zip } from './fogli.testing.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { SheetExtent } from './sheet-extent.ts';
import { EPOCA_1900, MASSIMO_RIGHE } from './tabella.ts';

const xlsx = (righe: SheetData): Promise<Buffer> => writeXlsxFile(righe).toBuffer();
const SANO = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
const righeDi = ({ righe }: { righe: readonly { celle: readonly unknown[] }[] }) => righe.map(({ celle }) => celle);

describe('a CSV', () => {
  test.each([
    ['UTF-8 with its mark and semicolons', Buffer.from('\ufeffComune;Città\r\n1;Forlì\r\n')],
    ['UTF-8 with commas', Buffer.from('Comune,Città\n1,Forlì\n')],
    ['UTF-8 with tabs', Buffer.from('Comune\tCittà\n1\tForlì\n')],
    ['Windows-1252', Buffer.from('Comune;Citt\xe0\r\n1;Forl\xec\r\n', 'latin1')],
  ])('in %s is read', (_nome, contenuto) => {
    expect(readCsv(contenuto)).toEqual({
      intestazioni: ['Comune', 'Città'],
      righe: [{ numero: 2, celle: ['1', 'Forlì'] }],
      epoca: EPOCA_1900,
    });
  });

  test.each([
    ['its first line', 'sep=,\r\nA;B,C\r\n1;2,3\r\n', 3],
    ['its first line in quotes', '"sep=,"\nA;B,C\n1;2,3\n', 3],
    ['its first line with content, after blank ones', '\n,,,,,,\nA;B,C,D\n1;2,3,4\n', 4],
    ['its first line, in a file of an old Macintosh', 'A;B,C,D\r1;2,3,4\r4;5;6;7;8,9\r', 2],
  ])('has the separator of %s', (_nome, testo, numero) => {
    const { intestazioni, righe } = readCsv(Buffer.from(testo));
    expect(intestazioni[0]?.startsWith('A;B')).toBe(true);
    expect(righe[0]?.numero).toBe(numero);
  });

  test('in Windows-1252 keeps its euro signs and curly quotes', () => {
    expect(righeDi(readCsv(Buffer.from('A\n\x80 \x93x\x94\n', 'latin1')))).toEqual([['€ “x”']]);
  });

  test('may have separators, quotes and line breaks in its cells, and its rows have the numbers of the file', () => {
    expect(readCsv(Buffer.from('A;B\n"x;y";"di ""z"""\n\n;\n"prima\nseconda";w\n')).righe).toEqual([
      { numero: 2, celle: ['x;y', 'di "z"'] },
      { numero: 5, celle: ['prima\nseconda', 'w'] },
    ]);
  });

  test.each([
    ['that is empty', '', 'vuoto'],
    ['of blank rows', '\n\n;;\n', 'vuoto'],
    ['of headers alone', 'A;B\n', 'solo le intestazioni'],
    ['whose quotes do not end', 'A\n"x\n', 'non si legge'],
    ['of too many columns', `${'A;'.repeat(60)}\n`, '50 colonne'],
    ['with a cell that is too long', `A\n${'x'.repeat(2_001)}\n`, '2000 caratteri'],
    ['of too many rows', `A\n${'x\n'.repeat(MASSIMO_RIGHE + 1)}`, '20.000 righe'],
    ['of millions of rows', `A\n${'x\n'.repeat(3_000_000)}`, '20.000 righe'],
    ['of millions of blank rows', `A\n${'\n'.repeat(3_000_000)}x`, '20.000 righe'],
  ])('%s is refused', (_nome, testo, messaggio) => {
    const leggi = (): unknown => readCsv(Buffer.from(testo));
    expect(leggi).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(messaggio) }),
    );
  });

  test('with the largest number of rows is read', () => {
    expect(readCsv(Buffer.from(`A\n${'x\n'.repeat(MASSIMO_RIGHE)}`)).righe).toHaveLength(MASSIMO_RIGHE);
  });
});

describe('a workbook', () => {
  test('is read with its texts, numbers, days, times and blanks', async () => {
    const contenuto = await xlsx([
      [{ value: 'Città' }, { value: 'N' }, { value: 'Dal' }, { value: 'Ora' }, { value: 'Sì' }],
      [
        { value: 'Forlì' },
        { value: 12.5, type: Number },
        { value: new Date('2026-02-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: 0.375, type: Number },
        { value: true, type: Boolean },
      ],
      [null, null, null, null, null],
      [{ value: 'Cesena' }, null, null, null, null],
    ]);
    expect(await readXlsx(contenuto)).toEqual({
      intestazioni: ['Città', 'N', 'Dal', 'Ora', 'Sì'],
      righe: [
        { numero: 2, celle: ['Forlì', 12.5, new Date('2026-02-01T00:00:00Z'), 0.375, true] },
        { numero: 4, celle: ['Cesena', null, null, null, null] },
      ],
      epoca: EPOCA_1900,
    });
  });

  test('does not run its formulas', async () => {
    const contenuto = await xlsx([
      [{ value: 'A' }, { value: 'B' }],
      [{ value: '1+1', type: 'Formula' }, { value: 'x' }],
    ]);
    expect(JSON.stringify(righeDi(await readXlsx(contenuto)))).not.toContain('2');
  });

  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['that is no zip', () => Buffer.from('PK no')],
    ['that is cut short', async () => (await xlsx([[{ value: 'A' }], [{ value: 'x' }]])).subarray(0, 900)],
    ['whose bytes have changed', async () => (await xlsx([[{ value: 'A' }], [{ value: 'x' }]])).fill(0, 60, 400)],
    ['that is another zip', () => zip([{ nome: 'ciao.txt', contenuto: Buffer.from('ciao') }])],
  ])('%s is refused', async (_nome, contenuto) => {
    await expect(readXlsx(await contenuto())).rejects.toThrow(BadUserInput);
  });

  test.each([
    ['a bomb that states its size', undefined],
    ['a bomb that states a small size', 1_000],
  ])('%s is not unpacked', async (_nome, dichiarati) => {
    const contenuto = zip([
      { nome: 'xl/worksheets/sheet1.xml', contenuto: Buffer.alloc(300 * 1024 * 1024, 'x'), dichiarati },
    ]);
    expect(contenuto.length).toBeLessThan(1024 * 1024);
    const prima = process.memoryUsage().rss;
    await expect(readXlsx(contenuto)).rejects.toThrow(BadUserInput);
    expect(process.memoryUsage().rss - prima).toBeLessThan(128 * 1024 * 1024);
  });

  test('with too many parts is not unpacked', async () => {
    const parti = Array.from({ length: 500 }, (_, indice) => ({ nome: `${indice}.xml`, contenuto: Buffer.from('x') }));
    await expect(readXlsx(zip(parti))).rejects.toThrow('troppo grande');
  });

  test.each([
    ['row 4000000000', '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'],
    ['column ZZZZZZ', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
    [
      'row 1000000 of column XFD',
      '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>',
    ],
    [
      'a text that is used too often',
      Array.from({ length: 120 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`).join(''),
    ],
  ])('that names %s is refused, and the process lives', async (_nome, righe) => {
    const contenuto = foglio(righe);
    expect(contenuto.length).toBeLessThan(10_000);
    const letta = readXlsx(contenuto);
    await expect(letta).rejects.toThrow(BadUserInput);
    await expect(letta).rejects.toThrow('troppo grande');
    expect((await readXlsx(foglio(SANO))).righe).toEqual([{ numero: 2, celle: [2] }]);
  });

  test.each([
    ['memory', { memoriaMb: 32, tempoMs: 20_000 }],
    ['time', { memoriaMb: 512, tempoMs: 1 }],
  ])('that takes too much %s is refused, and the process lives', async (_nome, limiti) => {
    // One cell within the measure: the parser makes ten million of it.
    const contenuto = foglio('<row r="1"><c r="ALL1"><v>1</v></c></row><row r="9000"><c r="A9000"><v>1</v></c></row>');
    await expect(readXlsx(contenuto, limiti)).rejects.toThrow('troppo grande');
    expect((await readXlsx(foglio(SANO))).righe).toEqual([{ numero: 2, celle: [2] }]);
  });

  test('may contain any text that looks like a reference', async () => {
    const testo = ' r="ZZZZZZ4000000000"';
    const riga = `<row r="2"><c r="A2" t="inlineStr"><is><t>${testo}</t></is></c></row>`;
    expect(righeDi(await readXlsx(foglio(`<row r="1"><c r="A1"><v>1</v></c></row>${riga}`)))).toEqual([[testo.trim()]]);
  });

  test('has its references measured over the ends of chunks', () => {
    const sheet = Buffer.from('<row spans="1:2" r="7"><c s="1" r = \'AB12\'><v>1</v></c></row>');
    for (let end = 0; end <= sheet.length; end += 1) {
      const extent = new SheetExtent();
      extent.add(sheet.subarray(0, end));
      extent.add(sheet.subarray(end));
      expect(extent.cells).toBe(12 * 28);
    }
  });

  test('with the largest number of rows is read, and with one row more is refused', async () => {
    const righe = (quante: number): Promise<Buffer> =>
      xlsx([[{ value: 'A' }], ...Array.from({ length: quante }, () => [{ value: 'x' }])]);
    await expect(readXlsx(await righe(MASSIMO_RIGHE + 1))).rejects.toThrow('20.000 righe');
    expect((await readXlsx(await righe(MASSIMO_RIGHE))).righe).toHaveLength(MASSIMO_RIGHE);
  }, 60_000);
});
