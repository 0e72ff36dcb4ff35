// SPDX-License-Identifier: AGPL-3.0-or-later
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { EVENTI_DI_SEDI, SEDI, startCaricamenti, TESTA, type Caricamenti } from './caricamenti.testing.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

let banco: Caricamenti;
async function start(): Promise<void> {
  banco = await startCaricamenti();
}
const stop = (): Promise<void> => banco.stop();

describe('a table with something wrong', () => {
  beforeAll(start);
  afterAll(stop);

  const SBAGLIATE = `Codice ISTAT;Denominazione;Indirizzo;Attiva dal
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020
064008;Altra sede di Avellino;Via Roma 1;01/01/2021
058091;Sede di Roma;Via Roma 2;01/01/2020
64071;X;Via Roma 3;31/02/2020
064113;=cmd|' /C calc'!A0;Via Roma 4;01/01/2020
064113;T;Via Roma 4;01/01/2020
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020
`;

  test('writes nothing, not even its right rows, and lists all errors row by row', async () => {
    const allegato = await banco.allega(SBAGLIATE);
    const esito = await banco.load('SEDI', allegato);
    expect(esito).toMatchObject({ stato: 'RIFIUTATO', righe: 7, nuove: 1, totaleErrori: 6 });
    expect(esito.errori).toEqual([
      {
        riga: 3,
        colonna: 'Attiva dal',
        messaggio:
          'Il Comune ha già una sede, attiva dal 1º gennaio 2020: una nuova comincia quando quella è cessata, dalla sua scheda',
        articolo: null,
      },
      expect.objectContaining({ riga: 4, colonna: null, articolo: 'art. 5 c. 1' }),
      { riga: 5, colonna: 'Attiva dal', messaggio: 'Una data, come 31/12/2026', articolo: null },
      { riga: 6, colonna: 'Denominazione', messaggio: 'È una formula, non un testo', articolo: null },
      { riga: 7, colonna: 'Denominazione', messaggio: 'Da 3 a 200 caratteri', articolo: null },
      { riga: 8, colonna: null, messaggio: 'Ripete la riga 2', articolo: null },
    ]);
    expect([await banco.quanti('sede'), await banco.quanti(EVENTI_DI_SEDI)]).toEqual([0, 0]);
  });

  test('comes back with what is wrong beside each row, in a CSV that no spreadsheet runs', async () => {
    const { tabellaErrori } = await banco.load('SEDI', await banco.allega(SBAGLIATE));
    const risposta = await banco.ask(tabellaErrori!);
    expect(risposta.headers.get('content-disposition')).toBe('attachment; filename=errori-tabella.csv');
    const { intestazioni, righe } = readCsv(Buffer.from(await risposta.arrayBuffer()));
    expect(intestazioni).toEqual(['Riga', 'Codice ISTAT', 'Denominazione', 'Indirizzo', 'Attiva dal', 'Errori']);
    expect(righe.map(({ celle }) => celle[0])).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(righe[3]?.celle[2]).toBe("'=cmd|' /C calc'!A0");
    expect(righe[2]?.celle[5]).toBe('Attiva dal: Una data, come 31/12/2026');
    expect(await banco.quanti('sede')).toBe(0);
  });

  test('comes back as a workbook of text cells if it was a workbook', async () => {
    const righe: SheetData = [
      ['Codice ISTAT', 'Denominazione', 'Indirizzo', 'Attiva dal'].map((value) => ({ value })),
      [{ value: 64_008, type: Number }, { value: '=1+1' }, { value: 'Via Roma 1' }, { value: 'ieri' }],
    ];
    const { tabellaErrori, errori } = await banco.load(
      'SEDI',
      await banco.allega(await writeXlsxFile(righe).toBuffer(), 'XLSX'),
    );
    expect(errori.map(({ colonna }) => colonna)).toEqual(['Denominazione', 'Attiva dal']);
    const risposta = await banco.ask(tabellaErrori!);
    const letta = await readXlsx(Buffer.from(await risposta.arrayBuffer()));
    expect(letta.righe[0]?.celle.slice(0, 3)).toEqual(['2', '64008', '=1+1']);
  });
});

describe('a table that breaks rules', () => {
  beforeAll(async () => {
    await start();
    await banco.load('SEDI', await banco.allega(SEDI));
  });
  afterAll(stop);

  test('of hours lists each broken rule with its article, whether the database checks it at once or at the commit', async () => {
    const testa = 'Codice ISTAT;Valido dal;Giorno;Dalle;Alle;Motivazione\n';
    const esito = await banco.load(
      'ORARI',
      await banco.allega(`${testa}064008;01/01/2026;Lunedì;09:00;10:00;
064071;01/01/2026;Sabato;09:00;13:00;
064113;01/01/2026;Lunedì;09:00;13:00;
064113;01/01/2026;Lunedì;12:00;15:00;
099999;01/01/2026;Lunedì;09:00;13:00;
`),
    );
    expect(esito.errori).toEqual([
      expect.objectContaining({ riga: 2, articolo: 'art. 5 c. 4' }),
      expect.objectContaining({ riga: 3, articolo: 'art. 5 c. 3' }),
      expect.objectContaining({ riga: 4, articolo: 'art. 5 c. 3' }),
      expect.objectContaining({ riga: 6, colonna: 'Codice ISTAT' }),
    ]);
    expect(await banco.quanti('orario')).toBe(0);
  });

  test('of hours that would change past hours is refused, with an error at the day', async () => {
    const testa = 'Codice ISTAT;Valido dal;Giorno;Dalle;Alle;Motivazione\n';
    const settimana = (dal: string, giorno: string) => `064008;${dal};${giorno};09:00;13:00;\n`;
    const load = async (...righe: string[]) => banco.load('ORARI', await banco.allega(testa + righe.join('')));
    const prima = settimana('01/01/2026', 'Lunedì');
    expect(await load(prima)).toMatchObject({ stato: 'RIUSCITO', nuove: 1 });
    expect((await load(prima, settimana('01/02/2026', 'Martedì'))).errori).toEqual([
      expect.objectContaining({ riga: 3, colonna: 'Valido dal' }),
    ]);
    expect((await load(settimana('01/01/2026', 'Martedì'))).errori).toEqual([
      expect.objectContaining({ riga: 2, colonna: 'Valido dal' }),
    ]);
    expect(await load(prima, settimana('02/02/2026', 'Martedì'))).toMatchObject({ stato: 'RIUSCITO', nuove: 1 });
  });

  test('of staff has its rules told, those of the database too', async () => {
    const esito = await banco.load(
      'OPERATORI',
      await banco.allega(`${TESTA}
Anna;Rossi;Assistente sociale;anna;;;;064008;01/01/2020;;1;Dipendente;Sì;det. 1
Bruno;Bianchi;Assistente sociale;bruno;7;A;;064008;01/01/2020;;1;Dipendente;Sì;det. 2
Carla;Verdi;Segretariato;carla;;;;064008;01/01/2020;;0,6;Dipendente;Sì;det. 3
Carla;Verdi;Segretariato;carla;;;;064071;01/01/2020;;0,6;;;det. 4
Dario;Neri;Segretariato;carla;;;;064071;01/01/2020;;0,2;Dipendente;Sì;det. 5
Elena;Gialli;Segretaria;;;;;064071;01/01/2020;;0,2;Dipendente;Sì;det. 6
`),
    );
    expect(esito.errori).toEqual([
      expect.objectContaining({ riga: 2, articolo: 'art. 8 c. 1' }),
      expect.objectContaining({ riga: 3, articolo: 'art. 8 c. 1' }),
      expect.objectContaining({ riga: 5, articolo: 'art. 8 c. 1' }),
      expect.objectContaining({ riga: 6, colonna: 'Account' }),
      expect.objectContaining({ riga: 7, colonna: 'Qualifica' }),
    ]);
    expect([await banco.quanti('operatore'), await banco.quanti('incarico')]).toEqual([0, 0]);
  });

  test('of sedi lists the cells that differ from the sede that is there, and an empty cell says nothing', async () => {
    const testa = SEDI.split('\n')[0]!;
    const load = async (riga: string) => banco.load('SEDI', await banco.allega(`${testa}\n${riga}\n`));
    const diversa = (await load('064008;Sede di Avellino;Piazza Libertà 2;01/01/2020;No;0825 1234')).errori;
    expect(diversa).toEqual(
      ['Indirizzo', 'Accesso senza gradini'].map((colonna) => ({
        riga: 2,
        colonna,
        messaggio: 'La sede è già registrata con un altro valore: si modifica dalla sua scheda',
        articolo: null,
      })),
    );
    expect((await load('064071;Sede di Petruro;Via Roma 2;2020-01-01;no;0825 5')).errori).toEqual([
      expect.objectContaining({ colonna: 'Telefono' }),
    ]);
    expect((await load('064008;Sede di Avellino;Piazza del Popolo 1;01/02/2020;Sì;')).errori).toEqual([
      expect.objectContaining({ colonna: 'Attiva dal' }),
    ]);
    expect(await load('064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020;;')).toMatchObject({
      stato: 'RIUSCITO',
      nuove: 0,
      invariate: 1,
    });
  });

  test('of staff lists the cells that differ from an incarico that is there', async () => {
    const riga = (tempo: string, titolo: string, atto: string): string =>
      `Ugo;Blu;Segretariato;ugo;;;;064113;01/01/2026;;${tempo};${titolo};${atto}`;
    const load = async (testo: string) => banco.load('OPERATORI', await banco.allega(`${TESTA}\n${testo}\n`));
    expect(await load(riga('0,4', 'Dipendente;Sì', 'det. 9'))).toMatchObject({ nuove: 1 });
    expect(await load(riga('0,4', ';', 'det. 9'))).toMatchObject({ invariate: 1 });
    const { errori } = await load(riga('0,5', "Disciplinare d'incarico;No", 'det. 10'));
    expect(errori.map(({ colonna, messaggio }) => [colonna, messaggio])).toEqual(
      ['Tempo pieno equivalente', 'Atto', 'Titolo di servizio', 'Tempo indeterminato'].map((colonna) => [
        colonna,
        "L'incarico è già registrato con un altro valore: si modifica dalla scheda dell'operatore",
      ]),
    );
  });

  test('of staff lists the cells that differ from a registered operator, and tells albi of two Regioni apart', async () => {
    const testa = `${TESTA.replace('Numero di albo', 'Regione dell’albo;Numero di albo')}\n`;
    const riga = (nome: string, qualifica: string, account: string, albo: string, codice = ''): string =>
      `${nome};Rossi;${qualifica};${account};${albo};${codice};064071;01/01/2026;;0,1;Dipendente;Sì;det. ${account}\n`;
    const load = async (...righe: string[]) => banco.load('OPERATORI', await banco.allega(testa + righe.join('')));
    const anna = riga('Anna', 'Assistente sociale', 'anna', '15;7;A', '01/02/2019');
    expect(await load(anna)).toMatchObject({ stato: 'RIUSCITO', nuove: 1 });
    // Another person, whose albo has that number too; and the same one, whose Regione is the Ambito's where none is named.
    expect(await load(riga('Alba', 'Assistente sociale', '', '12;7;A', '01/02/2019'))).toMatchObject({
      stato: 'RIUSCITO',
      nuove: 1,
    });
    expect(await load(anna.replace('15;7;A', ';7;A'))).toMatchObject({ stato: 'RIUSCITO', invariate: 1 });
    const esito = await load(
      riga('Anna', 'Coordinatore', 'anna', ';;'),
      riga('Anna', 'Assistente sociale', 'anna.rossi', '15;7;A'),
      riga('Anna', 'Assistente sociale', 'anna', '15;8;B', '02/02/2019'),
      riga('Alba', 'Assistente sociale', '', '12;7;A', '02/02/2019'),
    );
    expect(esito).toMatchObject({ stato: 'RIFIUTATO', nuove: 0 });
    expect(esito.errori.map(({ riga, colonna }) => [riga, colonna])).toEqual([
      [2, 'Qualifica'],
      [3, 'Account'],
      [4, 'Numero di albo'],
      [4, 'Sezione dell’albo'],
      [4, 'Codice deontologico accettato il'],
      [5, 'Codice deontologico accettato il'],
    ]);
  });

  test.each([
    [
      'without a column',
      'Codice ISTAT;Denominazione;Attiva dal\n064008;Sede;01/01/2020\n',
      'Mancano le colonne: Indirizzo',
    ],
    ['with a column of another layout', `${SEDI.replace('Telefono', 'Fax')}`, 'Colonne non previste: Fax'],
    ['with a column twice', SEDI.replace('Telefono', 'Indirizzo'), 'Colonne ripetute: Indirizzo'],
    ['without rows', SEDI.split('\n')[0]!, 'Il file ha solo le intestazioni'],
    [
      'of 20,001 rows',
      `${SEDI.split('\n')[0]}\n${'064008;S;V;01/01/2020;;\n'.repeat(20_001)}`,
      'Al massimo 20.000 righe',
    ],
  ])('%s is refused whole', async (_nome, testo, messaggio) => {
    expect(await banco.load('SEDI', await banco.allega(testo))).toMatchObject({
      stato: 'RIFIUTATO',
      totaleErrori: 1,
      errori: [{ riga: null, colonna: null, messaggio: expect.stringContaining(messaggio), articolo: null }],
      // There is no row to give back.
      tabellaErrori: null,
    });
  });

  test('that is too large for its kind is refused at the request', async () => {
    const [allegatoId] = [await banco.allega(SEDI)];
    // The row as it is for an attachment of that size. Its content does not matter.
    await banco.registry.admin('ALTER TABLE allegato DISABLE TRIGGER allegato_immutabile');
    await banco.registry.admin('UPDATE allegato SET dimensione = 10 * 1024 * 1024 + 1 WHERE id = $1', [allegatoId]);
    const { errors } = await banco.richiedi({ tipo: 'SEDI', allegatoId });
    expect(errors?.[0]).toMatchObject({
      message: 'Una tabella CSV è di 10 MB al massimo',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('hours with a row that cannot be read', () => {
  beforeAll(async () => {
    await start();
    await banco.load('SEDI', await banco.allega(SEDI));
  });
  afterAll(stop);

  const TESTA_ORARI = 'Codice ISTAT;Valido dal;Giorno;Dalle;Alle\n';
  const CORTE = '064113;01/01/2026;Lunedì;09:00;10:00\n';

  test.each([
    ['its hour', '064008;01/01/2026;Giovedì;ore 9;12:00\n', 'Dalle'],
    ['its day of the week', '064008;01/01/2026;Giovedi mattina;09:00;12:00\n', 'Giorno'],
    ['from when it holds', '064008;da gennaio;Giovedì;09:00;12:00\n', 'Valido dal'],
  ])('have that error alone when it is %s, and other sedi have theirs', async (_nome, riga, colonna) => {
    const tabella = `${TESTA_ORARI}064008;01/01/2026;Lunedì;09:00;11:00\n${riga}${CORTE}`;
    const { stato, errori, invariate, nuove } = await banco.load('ORARI', await banco.allega(tabella));
    expect(stato).toBe('RIFIUTATO');
    expect(errori.map((errore) => [errore.riga, errore.colonna, errore.articolo])).toEqual([
      [3, colonna, null],
      [4, null, 'art. 5 c. 4'],
    ]);
    expect([nuove, invariate]).toEqual([0, 0]);
  });

  test('are checked for no sede if that row does not name its sede', async () => {
    const tabella = `${TESTA_ORARI}=A1;01/01/2026;Giovedì;09:00;13:00\n${CORTE}`;
    const { errori } = await banco.load('ORARI', await banco.allega(tabella));
    expect(errori.map(({ riga, colonna }) => [riga, colonna])).toEqual([[2, 'Codice ISTAT']]);
  });
});
