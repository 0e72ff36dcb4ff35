// SPDX-License-Identifier: AGPL-3.0-or-later
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import {
  EVENTI_DI_SEDI,
  OPERATORI,
  ORARI,
  SEDI,
  startCaricamenti,
  TESTA,
  type Caricamenti,
} from './caricamenti.testing.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

let banco: Caricamenti;
async function start(): Promise<void> {
  banco = await startCaricamenti();
}
const stop = (): Promise<void> => banco.stop();

describe('a good table', () => {
  beforeEach(start);
  afterEach(stop);

  test('of sedi, hours and staff is loaded as a whole, and a second load changes nothing', async () => {
    for (const [tipo, testo, righe] of [
      ['SEDI', SEDI, 3],
      ['ORARI', ORARI, 4],
      ['OPERATORI', OPERATORI, 3],
    ] as const) {
      const allegato = await banco.allega(testo);
      const atteso = {
        stato: 'RIUSCITO',
        righe,
        righeLavorate: righe,
        totaleErrori: 0,
        errori: [],
        tabellaErrori: null,
      };
      expect(await banco.load(tipo, allegato)).toMatchObject({ ...atteso, nuove: righe, invariate: 0 });
      const eventi = await banco.quanti('outbox');
      expect(await banco.load(tipo, allegato)).toMatchObject({ ...atteso, nuove: 0, invariate: righe });
      expect(await banco.quanti('outbox')).toBe(eventi);
    }
    expect(
      await banco.registry.admin(
        `SELECT codice_istat AS comune, denominazione, telefono, accesso_senza_gradini AS "senzaGradini" FROM sede ORDER BY 1`,
      ),
    ).toEqual([
      { comune: '064008', denominazione: 'Sede di Avellino', telefono: '0825 1234', senzaGradini: true },
      { comune: '064071', denominazione: 'Sede di Petruro', telefono: null, senzaGradini: false },
      { comune: '064113', denominazione: 'Sede di Tufo; al municipio', telefono: null, senzaGradini: null },
    ]);
    expect(
      await banco.registry.admin(
        `SELECT codice_istat AS comune, giorno, fascia::text, validita::text, motivazione FROM orario JOIN sede ON sede.id = sede_id ORDER BY lower(validita), 1, 2`,
      ),
    ).toEqual([
      { comune: '064008', giorno: 1, fascia: '[510,810)', validita: '[2026-01-01,2026-03-01)', motivazione: null },
      { comune: '064008', giorno: 4, fascia: '[900,1050)', validita: '[2026-01-01,2026-03-01)', motivazione: null },
      { comune: '064071', giorno: 2, fascia: '[540,780)', validita: '[2026-01-01,)', motivazione: null },
      { comune: '064008', giorno: 6, fascia: '[540,780)', validita: '[2026-03-01,)', motivazione: 'mercato' },
    ]);
    expect(
      await banco.registry.admin(
        `SELECT cognome, account, sede.codice_istat AS comune, incarico.periodo::text, fte::float AS fte, tipo
         FROM operatore o JOIN incarico ON operatore_id = o.id JOIN sede ON sede.id = sede_id JOIN titolo_di_servizio t ON t.id = titolo_id
         ORDER BY 1, 3`,
      ),
    ).toEqual([
      {
        cognome: 'De Santis',
        account: null,
        comune: '064008',
        periodo: '[2026-01-01,2027-01-01)',
        fte: 1,
        tipo: 'DISCIPLINARE_INCARICO',
      },
      {
        cognome: 'Rossi',
        account: 'anna.rossi',
        comune: '064008',
        periodo: '[2020-01-01,)',
        fte: 0.5,
        tipo: 'DIPENDENTE',
      },
      {
        cognome: 'Rossi',
        account: 'anna.rossi',
        comune: '064071',
        periodo: '[2020-01-01,)',
        fte: 0.5,
        tipo: 'DIPENDENTE',
      },
    ]);
  });

  test('can be tried first, which writes nothing', async () => {
    const allegato = await banco.allega(SEDI);
    expect(await banco.load('SEDI', allegato, true)).toMatchObject({
      stato: 'RIUSCITO',
      prova: true,
      righe: 3,
      nuove: 3,
      totaleErrori: 0,
    });
    expect([await banco.quanti('sede'), await banco.quanti(EVENTI_DI_SEDI)]).toEqual([0, 0]);
  });

  test('may be a workbook, with its days, times and codes as Excel keeps them', async () => {
    await banco.load('SEDI', await banco.allega(SEDI));
    const righe: SheetData = [
      ['Codice ISTAT', 'Valido dal', 'Giorno', 'Dalle', 'Alle'].map((value) => ({ value })),
      [
        { value: 64_008, type: Number },
        { value: new Date('2026-01-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: 'Lunedì' },
        { value: 0.375, type: Number, format: 'hh:mm' },
        { value: '13:00' },
      ],
      [
        { value: '064071' },
        { value: 46_023, type: Number },
        { value: 'Martedì' },
        { value: '9:00' },
        { value: 13.5 / 24, type: Number },
      ],
    ];
    expect(await banco.load('ORARI', await banco.allega(await writeXlsxFile(righe).toBuffer(), 'XLSX'))).toMatchObject({
      stato: 'RIUSCITO',
      nuove: 2,
      errori: [],
    });
    expect(
      await banco.registry.admin(
        `SELECT codice_istat, giorno, fascia::text, lower(validita)::text AS dal FROM orario JOIN sede ON sede.id = sede_id ORDER BY 1`,
      ),
    ).toEqual([
      { codice_istat: '064008', giorno: 1, fascia: '[540,780)', dal: '2026-01-01' },
      { codice_istat: '064071', giorno: 2, fascia: '[540,810)', dal: '2026-01-01' },
    ]);
  });

  test('of many rows is loaded some at a time: what each costs is what its operations cost', async () => {
    await banco.load('SEDI', await banco.allega(SEDI));
    const { lavoratore } = banco;
    const costi: number[] = [];
    for (const [volta, quante] of [1, 101, 301].entries()) {
      const righe = Array.from(
        { length: quante },
        (_, n) => `Anna;Rossi ${volta} ${n};Segretariato;;;;;064008;01/01/2026;;1;Dipendente;Sì;det. ${n}`,
      );
      const allegato = await banco.allega(`${TESTA}\n${righe.join('\n')}\n`);
      const prima = await lavoratore.statements();
      expect(await banco.load('OPERATORI', allegato)).toMatchObject({ stato: 'RIUSCITO', nuove: quante });
      costi.push((await lavoratore.statements()) - prima);
    }
    const [uno = 0, cento = 0, trecento = 0] = costi;
    const perRiga = (trecento - cento) / 200;
    expect(perRiga).toBeLessThan(15);
    // One savepoint, one check and one report of progress serve a hundred rows: the rest is what a load costs however long it is.
    expect(trecento - 301 * perRiga).toBeLessThan(2 * uno);
  });
});

describe('what is loaded', () => {
  beforeAll(start);
  afterAll(stop);

  test.each([
    ['a file of another type', async () => banco.allega('%PDF-1.7\n1 0 obj\n', 'PDF')],
    ['a file that never came', async () => '0192a04a-0000-7000-8000-00000000ffff'],
  ])('%s is no table', async (_nome, allegato) => {
    const { errors } = await banco.richiedi({ tipo: 'SEDI', allegatoId: await allegato() });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test.each(['sedi', 'orari', 'operatori'])(
    'the template of %s can be filled in and loaded, in both forms',
    async (tipo) => {
      for (const [formato, read] of [
        ['csv', readCsv],
        ['xlsx', readXlsx],
      ] as const) {
        const risposta = await banco.registry.risorsa('COORDINATORE', {
          percorso: `/caricamenti/modelli/${tipo}.${formato}`,
        });
        const contenuto = Buffer.from(await risposta.arrayBuffer());
        // As it comes it says only that there is nothing in it: its headers are those of the layout.
        await expect((async () => read(contenuto))()).rejects.toThrow('solo le intestazioni');
        const compilato =
          formato === 'csv'
            ? await banco.allega(`${String(contenuto)}x;x\n`, 'CSV')
            : await banco.allega(contenuto, 'XLSX');
        const [errore] = (await banco.load(tipo.toUpperCase(), compilato, true)).errori;
        expect(errore).toMatchObject(
          formato === 'csv' ? { riga: 2 } : { riga: null, messaggio: 'Il file ha solo le intestazioni' },
        );
      }
      expect((await banco.ask('/caricamenti/modelli/altro.csv')).status).toBe(404);
    },
  );
});
