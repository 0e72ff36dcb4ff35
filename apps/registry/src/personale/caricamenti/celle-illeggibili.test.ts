// SPDX-License-Identifier: AGPL-3.0-or-later
import { SEDI, startCaricamenti, type Caricamenti } from './caricamenti.testing.ts';
import { data, inTesto, ora, type CellaPiena } from './celle.ts';
import { foglio } from './fogli.testing.ts';
import { readXlsx } from './read-xlsx.ts';
import { EPOCA_1904, isIlleggibile } from './tabella.ts';

const RIGA_1 = '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>';
const righeDi = async (celle: string, proprieta = '') =>
  (await readXlsx(foglio(`${RIGA_1}<row r="2">${celle}</row>`, proprieta))).righe;

describe('a cell of a workbook', () => {
  const ILLEGGIBILI = [
    ['with an error', '<c r="B2" t="e"><f>VLOOKUP(1,X:Y,2,0)</f><v>#N/A</v></c>', '#N/A', 'errore'],
    ['with an error that was typed', '<c r="B2" t="e"><v>#REF!</v></c>', '#REF!', 'errore'],
    ['with an error without its name', '<c r="B2" t="e"/>', '#N/A', 'errore'],
    ['with a formula that has no saved value', '<c r="B2"><f>1+1</f></c>', '#N/A', 'formula'],
    ['with a formula whose saved number is empty', '<c r="B2"><f>1+1</f><v></v></c>', '#N/A', 'formula'],
    ['with a formula of text that has no saved value', '<c r="B2" t="str"><f>A1</f></c>', '#N/A', 'formula'],
  ] as const;
  let lette: Awaited<ReturnType<typeof righeDi>>;
  // All of them in one workbook, each alone in its row and then beside another cell: a process reads each workbook.
  beforeAll(async () => {
    const righe = ILLEGGIBILI.flatMap(([, cella]) => [cella, `<c r="A2"><v>1</v></c>${cella}`]);
    const testo = righe.map(
      (celle, n) => `<row r="${n + 2}">${celle.replaceAll(/(?<=r="[AB])2/g, String(n + 2))}</row>`,
    );
    lette = (await readXlsx(foglio(`${RIGA_1}${testo.join('')}`))).righe;
  });

  test.each(ILLEGGIBILI.map((una, n) => [...una, n] as const))(
    '%s is unreadable, never blank',
    (_nome, _cella, illeggibile, perche, n) => {
      const [sola, accanto] = lette.slice(2 * n, 2 * n + 2);
      expect(sola).toEqual({
        numero: 2 * n + 2,
        celle: [null, { illeggibile, perche: expect.stringContaining(perche) as string }],
      });
      expect(accanto?.celle.map(isIlleggibile)).toEqual([false, true]);
    },
  );

  test.each([
    ['with a formula and its value', '<c r="A2"><f>1+1</f><v>2</v></c>', 2],
    ['with a formula that gives a text', '<c r="A2" t="str"><f>B1</f><v>due</v></c>', 'due'],
  ])('%s is read', async (_nome, cella, valore) => {
    expect(await righeDi(cella)).toEqual([{ numero: 2, celle: [valore] }]);
  });

  test('with a formula that gives the empty text is blank', async () => {
    const celle = '<c r="A2"><v>1</v></c><c r="B2" t="str"><f>""</f><v></v></c>';
    expect((await righeDi(celle))[0]?.celle[1] ?? null).toBeNull();
  });
});

describe('a workbook that counts from 1904', () => {
  test.each(['<workbookPr date1904="1"/>', '<workbookPr date1904="true"/>'])('by %s keeps its days', async (nota) => {
    const tabella = await readXlsx(
      foglio(`${RIGA_1}<row r="2"><c r="A2"><v>44895</v></c><c r="B2"><v>0.375</v></c></row>`, nota),
    );
    expect(tabella.epoca).toBe(EPOCA_1904);
    const [giorno, momento] = tabella.righe[0]?.celle as CellaPiena[];
    expect(data(giorno!, tabella.epoca)).toBe('2026-12-01');
    expect(ora(momento!, tabella.epoca)).toBe('09:00');
  });

  test('has times of its own first day', () => {
    const nove = new Date('1904-01-01T09:00:00Z');
    expect(ora(nove, EPOCA_1904)).toBe('09:00');
    expect(inTesto(nove, EPOCA_1904)).toBe('09:00');
    expect(inTesto(new Date('2026-12-01T00:00:00Z'), EPOCA_1904)).toBe('2026-12-01');
  });
});

describe('a table with a cell that cannot be read', () => {
  let banco: Caricamenti;
  beforeAll(async () => {
    banco = await startCaricamenti();
  });
  afterAll(() => banco.stop());

  const TESTA = 'Codice ISTAT;Denominazione;Indirizzo;Attiva dal;Accesso senza gradini;Telefono';
  const inXlsx = (riga: string, ...celle: string[]): Buffer => {
    const testi = (numero: number, valori: readonly string[]): string =>
      valori
        .map((valore, indice) =>
          valore.startsWith('<')
            ? valore.replace('<c', `<c r="${'ABCDEF'[indice]}${numero}"`)
            : `<c r="${'ABCDEF'[indice]}${numero}" t="inlineStr"><is><t>${valore}</t></is></c>`,
        )
        .join('');
    return foglio(
      `<row r="1">${testi(1, TESTA.split(';'))}</row><row r="2">${testi(2, [...riga.split(';'), ...celle])}</row>`,
    );
  };

  test.each([
    ['an error in an optional column', '<c t="e"><v>#N/A</v></c>', 'errore del foglio di calcolo'],
    ['a formula without its value', '<c><f>X1</f></c>', 'formula senza il suo risultato'],
    ['a telephone as a number', '<c><v>825123456</v></c>', 'formatta la colonna come testo'],
  ])('is refused at its column for %s', async (_nome, cella, messaggio) => {
    const allegato = await banco.allega(inXlsx('064113;Sede di Tufo;Via Roma 1;01/01/2027;No', cella), 'XLSX');
    const { stato, errori } = await banco.load('SEDI', allegato);
    expect([stato, errori]).toEqual([
      'RIFIUTATO',
      [
        expect.objectContaining({
          riga: 2,
          colonna: 'Telefono',
          messaggio: expect.stringContaining(messaggio) as string,
        }),
      ],
    ]);
  });

  test('stays unreadable in its table of errors', async () => {
    const allegato = await banco.allega(
      inXlsx('064113;Sede di Tufo;Via Roma 1;01/01/2027;No', '<c t="e"><v>#N/A</v></c>'),
      'XLSX',
    );
    const { tabellaErrori } = await banco.load('SEDI', allegato);
    const restituita = Buffer.from(await (await banco.ask(tabellaErrori!)).arrayBuffer());
    const { errori } = await banco.load('SEDI', await banco.allega(restituita, 'XLSX'));
    expect(errori).toEqual([expect.objectContaining({ colonna: 'Telefono' })]);
  });

  test('is refused at the row of a byte of Windows-1252 in UTF-8, and its right letters stay right', async () => {
    const testo = `${TESTA}\n064008;Sede della Città;Via Libertà 1;01/01/2027;No;\n064113;Sede dell`;
    const tabella = Buffer.concat([
      Buffer.from(testo),
      Buffer.from([0x92]),
      Buffer.from('ufficio;Via Libertà 2;01/01/2027;No;\n'),
    ]);
    const { stato, errori } = await banco.load('SEDI', await banco.allega(tabella));
    expect([stato, errori]).toEqual([
      'RIFIUTATO',
      [
        expect.objectContaining({
          riga: 3,
          colonna: 'Denominazione',
          messaggio: expect.stringContaining('UTF-8') as string,
        }),
      ],
    ]);
  });

  test('is read when Excel tells its separator', async () => {
    expect(await banco.load('SEDI', await banco.allega(`sep=;\r\n${SEDI.replaceAll('\n', '\r\n')}`))).toMatchObject({
      stato: 'RIUSCITO',
      righe: 3,
      nuove: 3,
    });
  });
});
