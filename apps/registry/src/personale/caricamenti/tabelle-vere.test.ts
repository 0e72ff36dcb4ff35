// SPDX-License-Identifier: AGPL-3.0-or-later
import iconv from 'iconv-lite';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { ORARI, SEDI, startCaricamenti, TESTA as TESTA_OPERATORI, type Caricamenti } from './caricamenti.testing.ts';
import { readCsv } from './read-csv.ts';

let banco: Caricamenti;
beforeAll(async () => {
  banco = await startCaricamenti();
  await banco.load('SEDI', await banco.allega(SEDI));
  await banco.load('ORARI', await banco.allega(ORARI));
});
afterAll(() => banco.stop());

const TESTA = 'Codice ISTAT;Denominazione;Indirizzo;Attiva dal;Accesso senza gradini;Telefono';
const AVELLINO = '064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020;Sì;0825 1234';

describe('a table as people and programs write it matches the register', () => {
  test.each<[string, string | Buffer]>([
    ['with commas', `${TESTA}\n${AVELLINO}\n`.replaceAll(';', ',')],
    ['with its mark of UTF-8 and the ends of lines of Windows', `\ufeff${TESTA}\r\n${AVELLINO}\r\n`],
    ['in Windows-1252', iconv.encode(`${TESTA}\r\n${AVELLINO}\r\n`, 'windows-1252')],
    ['with quotes around all', `${TESTA}\n${AVELLINO}\n`.replaceAll(/[^;\n]+/g, '"$&"')],
    ['with rows of blanks at the end', `${TESTA}\n${AVELLINO}\n;;;;;\n  ; ;\t;;;\n\n\n`],
    ['with empty columns at the end', `${TESTA};;\n${AVELLINO};;\n`],
    ['without the codes’ zeros', `${TESTA}\n${AVELLINO.replace('064008', '64008')}\n`],
    [
      'with its columns in another order and without an optional one',
      'Telefono;Indirizzo;ATTIVA_DAL;codice istat;Accesso senza gradini;Denominazione\n0825 1234;Piazza del Popolo 1;1-1-2020;064008;SI;Sede di Avellino\n',
    ],
    [
      'with the columns of a table of errors, after its correction',
      `Riga;${TESTA};Errori\n2;${AVELLINO};Attiva dal: Manca\n`,
    ],
  ])('%s', async (_nome, tabella) => {
    expect(await banco.load('SEDI', await banco.allega(tabella))).toMatchObject({
      stato: 'RIUSCITO',
      righe: 1,
      nuove: 0,
      invariate: 1,
    });
  });

  test.each([
    ['9:00', '13:00'],
    ['9.00', '13.00'],
    ['09:00:00', '13:00:00'],
    [0.375, 13 / 24],
    [new Date('1899-12-30T09:00:00Z'), new Date('1899-12-30T13:00:00Z')],
  ])('of hours from %s to %s, in a workbook with the day as Excel keeps it', async (dalle, alle) => {
    const cella = (value: string | number | Date) =>
      typeof value === 'string'
        ? { value }
        : value instanceof Date
          ? { value, type: Date, format: 'hh:mm' }
          : { value, type: Number };
    const righe = [
      ['Codice ISTAT', 'Valido dal', 'Giorno', 'Dalle', 'Alle'].map((value) => ({ value })),
      [cella(64_071), cella(46_023), cella('MARTEDI'), cella(dalle), cella(alle)],
    ] as SheetData;
    const allegato = await banco.allega(await writeXlsxFile(righe).toBuffer(), 'XLSX');
    expect(await banco.load('ORARI', allegato)).toMatchObject({ stato: 'RIUSCITO', invariate: 1, errori: [] });
  });
});

test.each([
  ['code', 'SEGRETARIATO'],
  ['code, in words of people', 'segretariato '],
  ['name', 'Operatore del Segretariato Sociale'],
  ['name, whatever its capitals and blanks', 'OPERATORE DEL  SEGRETARIATO SOCIALE'],
])('a qualification is read by its %s', async (_nome, qualifica) => {
  const riga = `Bruno;De Santis;${qualifica};;;;;064113;01/01/2026;31/12/2026;1;Disciplinare d'incarico;No;disc. 3/2026\n`;
  expect(await banco.load('OPERATORI', await banco.allega(`${TESTA_OPERATORI}\n${riga}`))).toMatchObject({
    stato: 'RIUSCITO',
    errori: [],
  });
  expect(await banco.registry.admin('SELECT DISTINCT qualifica FROM operatore')).toEqual([
    { qualifica: 'SEGRETARIATO' },
  ]);
});

test('a cell that has slipped out of its columns is told, and so is a row that is there twice', async () => {
  const { errori } = await banco.load(
    'SEDI',
    await banco.allega(`${TESTA}\n${AVELLINO};int. 3\n${AVELLINO}\n${AVELLINO}\n`),
  );
  expect(errori.map(({ riga, messaggio }) => [riga, messaggio])).toEqual([
    [2, "C'è un valore nella colonna 7, che non ha intestazione"],
    [4, 'Ripete la riga 3'],
  ]);
});

test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)'])(
  'a cell that begins as %s comes back as text, and is read as before',
  async (cella) => {
    const rotta = `${TESTA}\n058091;Sede di Roma;Via Roma 1;01/01/2020;;${cella}\n`;
    const { tabellaErrori } = await banco.load('SEDI', await banco.allega(rotta));
    const restituita = Buffer.from(await (await banco.ask(tabellaErrori!)).arrayBuffer());
    expect(readCsv(restituita).righe[0]?.celle[6]).toBe(`'${cella}`);
    const ancora = await banco.load('SEDI', await banco.allega(restituita));
    const prima = await banco.load('SEDI', await banco.allega(rotta));
    expect(ancora.errori).toEqual(prima.errori);
  },
);
