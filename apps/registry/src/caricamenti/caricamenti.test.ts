// SPDX-License-Identifier: AGPL-3.0-or-later
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { istituisci, startRegistry, type Registry } from '../testing.ts';
import { leggiCsv } from './leggi-csv.ts';
import { leggiXlsx } from './leggi-xlsx.ts';

let registry: Registry;
async function avvia(): Promise<void> {
  registry = await startRegistry();
  await istituisci(registry);
}
const ferma = (): Promise<void> => registry.stop();

interface Esito {
  caricato: boolean;
  righe: number;
  nuove: number;
  invariate: number;
  totaleErrori: number;
  tabellaErrori: string | null;
  errori: { riga: number; colonna: string | null; messaggio: string; articolo: string | null }[];
}

const percorso = (url: string): string => url.replace('/risorse/registry', '');

async function allega(contenuto: Buffer | string, tipo: 'CSV' | 'XLSX' | 'PDF' = 'CSV'): Promise<string> {
  const byte = Buffer.from(contenuto);
  const { data } = await registry.call<{ preparaAllegato: { id: string; caricamento: { url: string } } }>(
    'COORDINATORE',
    'mutation ($input: PreparaAllegatoInput!) { preparaAllegato(input: $input) { id caricamento { url } } }',
    { input: { nome: `tabella.${tipo.toLowerCase()}`, tipo, dimensione: byte.length } },
  );
  const { id, caricamento } = data!.preparaAllegato;
  const { status } = await registry.risorsa('COORDINATORE', {
    metodo: 'PUT',
    percorso: percorso(caricamento.url),
    body: new Uint8Array(byte) as unknown as string,
  });
  expect(status).toBe(204);
  return id;
}

const manda = (campo: 'provaCaricamento' | 'eseguiCaricamento', tipo: string, allegatoId: string) =>
  registry.call<Record<string, Esito>>(
    'COORDINATORE',
    `mutation ($input: CaricamentoInput!) { ${campo}(input: $input) {
       caricato righe nuove invariate totaleErrori tabellaErrori errori { riga colonna messaggio articolo } } }`,
    { input: { tipo, allegatoId } },
  );
async function carica(tipo: string, allegatoId: string): Promise<Esito> {
  const { data, errors } = await manda('eseguiCaricamento', tipo, allegatoId);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data!['eseguiCaricamento']!;
}
const quanti = async (tabella: string): Promise<number> =>
  (await registry.admin<{ n: number }>(`SELECT count(*)::int AS n FROM ${tabella}`))[0]!.n;

const SEDI = `Codice ISTAT;Denominazione;Indirizzo;Attiva dal;Accesso senza gradini;Telefono
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020;Sì;0825 1234
064071;Sede di Petruro;Via Roma 2;2020-01-01;no;
064113;"Sede di Tufo; al municipio";Via Roma 3;1/1/2020;;
`;
const ORARI = `Codice ISTAT,Valido dal,Giorno,Dalle,Alle,Motivazione
064008,01/01/2026,Lunedì,8:30,13:30,
064008,01/01/2026,giovedi,15.00,17.30,
064008,01/03/2026,Sabato,09:00,13:00,mercato
064071,01/01/2026,Martedì,09:00,13:00,
`;
const TESTA =
  'Nome;Cognome;Qualifica;Account;Numero di albo;Sezione dell’albo;Codice deontologico accettato il;Codice ISTAT della sede;Dal;Al;Tempo pieno equivalente;Titolo di servizio;Tempo indeterminato;Atto';
const OPERATORI = `${TESTA}
Anna;Rossi;Assistente sociale;anna.rossi;12;A;01/02/2019;064008;01/01/2020;;0,5;Dipendente;Sì;det. 1/2020
Anna;Rossi;Assistente sociale;anna.rossi;12;A;01/02/2019;064071;01/01/2020;;0,5;;;det. 2/2020
Bruno;De Santis;Segretariato;;;;;064008;01/01/2026;31/12/2026;1;Disciplinare d'incarico;No;disc. 3/2026
`;

describe('a good table', () => {
  beforeEach(avvia);
  afterEach(ferma);

  test('of sedi, hours and staff is loaded whole, and again changes nothing', async () => {
    for (const [tipo, testo, righe] of [
      ['SEDI', SEDI, 3],
      ['ORARI', ORARI, 4],
      ['OPERATORI', OPERATORI, 3],
    ] as const) {
      const allegato = await allega(testo);
      const atteso = { righe, totaleErrori: 0, errori: [], tabellaErrori: null };
      expect(await carica(tipo, allegato)).toEqual({ ...atteso, caricato: true, nuove: righe, invariate: 0 });
      const eventi = await quanti('outbox');
      expect(await carica(tipo, allegato)).toEqual({ ...atteso, caricato: true, nuove: 0, invariate: righe });
      expect(await quanti('outbox')).toBe(eventi);
    }
    expect(
      await registry.admin(
        `SELECT codice_istat AS comune, denominazione, telefono, accesso_senza_gradini AS "senzaGradini" FROM sede ORDER BY 1`,
      ),
    ).toEqual([
      { comune: '064008', denominazione: 'Sede di Avellino', telefono: '0825 1234', senzaGradini: true },
      { comune: '064071', denominazione: 'Sede di Petruro', telefono: null, senzaGradini: false },
      { comune: '064113', denominazione: 'Sede di Tufo; al municipio', telefono: null, senzaGradini: null },
    ]);
    expect(
      await registry.admin(
        `SELECT codice_istat AS comune, giorno, fascia::text, validita::text, motivazione FROM orario JOIN sede ON sede.id = sede_id ORDER BY validita, 1, 2`,
      ),
    ).toEqual([
      { comune: '064008', giorno: 1, fascia: '[510,810)', validita: '[2026-01-01,2026-03-01)', motivazione: null },
      { comune: '064008', giorno: 4, fascia: '[900,1050)', validita: '[2026-01-01,2026-03-01)', motivazione: null },
      { comune: '064071', giorno: 2, fascia: '[540,780)', validita: '[2026-01-01,)', motivazione: null },
      { comune: '064008', giorno: 6, fascia: '[540,780)', validita: '[2026-03-01,)', motivazione: 'mercato' },
    ]);
    expect(
      await registry.admin(
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

  test('is tried first, and nothing is written', async () => {
    const allegato = await allega(SEDI);
    const { data } = await manda('provaCaricamento', 'SEDI', allegato);
    expect(data?.['provaCaricamento']).toMatchObject({ caricato: false, righe: 3, nuove: 3, totaleErrori: 0 });
    expect([await quanti('sede'), await quanti("outbox WHERE evento ->> 'tipo' = 'SedeAggiornata'")]).toEqual([0, 0]);
  });

  test('may be a workbook, with its days, times and codes as Excel keeps them', async () => {
    await carica('SEDI', await allega(SEDI));
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
    expect(await carica('ORARI', await allega(await writeXlsxFile(righe).toBuffer(), 'XLSX'))).toMatchObject({
      caricato: true,
      nuove: 2,
      errori: [],
    });
    expect(
      await registry.admin(
        `SELECT codice_istat, giorno, fascia::text, lower(validita)::text AS dal FROM orario JOIN sede ON sede.id = sede_id ORDER BY 1`,
      ),
    ).toEqual([
      { codice_istat: '064008', giorno: 1, fascia: '[540,780)', dal: '2026-01-01' },
      { codice_istat: '064071', giorno: 2, fascia: '[540,810)', dal: '2026-01-01' },
    ]);
  });

  test('of as many rows as are taken loads well within a request', async () => {
    await carica('SEDI', await allega(SEDI));
    const righe = Array.from(
      { length: 1_000 },
      (_, indice) => `Anna;Rossi ${indice};Segretariato;;;;;064008;01/01/2026;;1;Dipendente;Sì;det. ${indice}`,
    );
    const prima = Date.now();
    expect(await carica('OPERATORI', await allega(`${TESTA}\n${righe.join('\n')}\n`))).toMatchObject({ nuove: 1_000 });
    expect(Date.now() - prima).toBeLessThan(20_000);
  });
});

describe('a table with something wrong', () => {
  beforeAll(avvia);
  afterAll(ferma);

  const SBAGLIATE = `Codice ISTAT;Denominazione;Indirizzo;Attiva dal
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020
064008;Altra sede di Avellino;Via Roma 1;01/01/2021
058091;Sede di Roma;Via Roma 2;01/01/2020
64071;X;Via Roma 3;31/02/2020
064113;=cmd|' /C calc'!A0;Via Roma 4;01/01/2020
064113;T;Via Roma 4;01/01/2020
064008;Sede di Avellino;Piazza del Popolo 1;01/01/2020
`;

  test('leaves nothing written, not even what was right, and says all that is wrong, row by row', async () => {
    const allegato = await allega(SBAGLIATE);
    const esito = await carica('SEDI', allegato);
    expect(esito).toMatchObject({ caricato: false, righe: 7, nuove: 1, totaleErrori: 6 });
    expect(esito.errori).toEqual([
      expect.objectContaining({ riga: 3, colonna: null, articolo: 'art. 5 c. 1' }),
      expect.objectContaining({ riga: 4, colonna: null, articolo: 'art. 5 c. 1' }),
      { riga: 5, colonna: 'Attiva dal', messaggio: 'Una data, come 31/12/2026', articolo: null },
      { riga: 6, colonna: 'Denominazione', messaggio: 'È una formula, non un testo', articolo: null },
      { riga: 7, colonna: 'Denominazione', messaggio: 'Da 3 a 200 caratteri', articolo: null },
      { riga: 8, colonna: null, messaggio: 'Ripete la riga 2', articolo: null },
    ]);
    expect([await quanti('sede'), await quanti(`outbox WHERE evento ->> 'tipo' = 'SedeAggiornata'`)]).toEqual([0, 0]);
  });

  test('comes back with what is wrong beside each row, in a CSV that no spreadsheet runs', async () => {
    const { tabellaErrori } = await carica('SEDI', await allega(SBAGLIATE));
    const risposta = await registry.risorsa('COORDINATORE', { percorso: percorso(tabellaErrori!) });
    expect(risposta.headers.get('content-disposition')).toBe('attachment; filename=errori-tabella.csv');
    const { intestazioni, righe } = leggiCsv(Buffer.from(await risposta.arrayBuffer()));
    expect(intestazioni).toEqual(['Riga', 'Codice ISTAT', 'Denominazione', 'Indirizzo', 'Attiva dal', 'Errori']);
    expect(righe.map(({ celle }) => celle[0])).toEqual(['3', '4', '5', '6', '7', '8']);
    expect(righe[3]?.celle[2]).toBe("'=cmd|' /C calc'!A0");
    expect(righe[2]?.celle[5]).toBe('Attiva dal: Una data, come 31/12/2026');
    expect(await quanti('sede')).toBe(0);
  });

  test('comes back as a workbook when it was one, its cells texts', async () => {
    const righe: SheetData = [
      ['Codice ISTAT', 'Denominazione', 'Indirizzo', 'Attiva dal'].map((value) => ({ value })),
      [{ value: 64_008, type: Number }, { value: '=1+1' }, { value: 'Via Roma 1' }, { value: 'ieri' }],
    ];
    const { tabellaErrori, errori } = await carica('SEDI', await allega(await writeXlsxFile(righe).toBuffer(), 'XLSX'));
    expect(errori.map(({ colonna }) => colonna)).toEqual(['Denominazione', 'Attiva dal']);
    const risposta = await registry.risorsa('COORDINATORE', { percorso: percorso(tabellaErrori!) });
    const letta = await leggiXlsx(Buffer.from(await risposta.arrayBuffer()));
    expect(letta.righe[0]?.celle.slice(0, 3)).toEqual(['2', '64008', '=1+1']);
  });
});

describe('a table that breaks rules', () => {
  beforeAll(async () => {
    await avvia();
    await carica('SEDI', await allega(SEDI));
  });
  afterAll(ferma);

  test('of hours has its rules told with the article: those checked at once, and those that wait for the end', async () => {
    const testa = 'Codice ISTAT;Valido dal;Giorno;Dalle;Alle;Motivazione\n';
    const esito = await carica(
      'ORARI',
      await allega(`${testa}064008;01/01/2026;Lunedì;09:00;10:00;
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
    expect(await quanti('orario')).toBe(0);
  });

  test('of staff has its rules told, those of the database too', async () => {
    const esito = await carica(
      'OPERATORI',
      await allega(`${TESTA}
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
    expect([await quanti('operatore'), await quanti('incarico')]).toEqual([0, 0]);
  });

  test.each([
    [
      'without a column',
      'Codice ISTAT;Denominazione;Attiva dal\n064008;Sede;01/01/2020\n',
      'Mancano le colonne: Indirizzo',
    ],
    ['with a column of another', `${SEDI.replace('Telefono', 'Fax')}`, 'Colonne non previste: Fax'],
    ['with a column twice', SEDI.replace('Telefono', 'Indirizzo'), 'Colonne ripetute: Indirizzo'],
    ['without rows', SEDI.split('\n')[0]!, 'Il file ha solo le intestazioni'],
    ['of 5,000 rows', `${SEDI.split('\n')[0]}\n${'064008;S;V;01/01/2020;;\n'.repeat(5_000)}`, 'Al massimo 1000 righe'],
  ])('%s is refused whole', async (_nome, testo, messaggio) => {
    const { errors } = await manda('eseguiCaricamento', 'SEDI', await allega(testo));
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(messaggio);
  });
});

describe('what is loaded', () => {
  beforeAll(avvia);
  afterAll(ferma);

  test.each([
    ['a file of another type', async () => allega('%PDF-1.7\n1 0 obj\n', 'PDF')],
    ['a file that never came', async () => '0192a04a-0000-7000-8000-00000000ffff'],
  ])('%s is no table', async (_nome, allegato) => {
    const { errors } = await manda('eseguiCaricamento', 'SEDI', await allegato());
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test.each(['sedi', 'orari', 'operatori'])(
    'the template of %s can be filled in and loaded, in both forms',
    async (tipo) => {
      for (const [formato, leggi] of [
        ['csv', leggiCsv],
        ['xlsx', leggiXlsx],
      ] as const) {
        const risposta = await registry.risorsa('COORDINATORE', {
          percorso: `/caricamenti/modelli/${tipo}.${formato}`,
        });
        const contenuto = Buffer.from(await risposta.arrayBuffer());
        // As it comes it says only that there is nothing in it: its headers are those of the layout.
        await expect((async () => leggi(contenuto))()).rejects.toThrow('solo le intestazioni');
        const { errors } = await manda(
          'provaCaricamento',
          tipo.toUpperCase(),
          await allega(formato === 'csv' ? `${String(contenuto)}x;x\n` : contenuto, formato === 'csv' ? 'CSV' : 'XLSX'),
        );
        expect(errors?.[0]?.message).toBe(formato === 'csv' ? undefined : 'Il file ha solo le intestazioni');
      }
      expect((await registry.risorsa('COORDINATORE', { percorso: '/caricamenti/modelli/altro.csv' })).status).toBe(404);
    },
  );

  test('of two loads of the same sedi at once one writes them, and the other finds them or says so', async () => {
    const allegato = await allega(SEDI);
    const risposte = await Promise.all([1, 2].map(() => manda('eseguiCaricamento', 'SEDI', allegato)));
    expect(risposte.map(({ data }) => data?.['eseguiCaricamento']?.nuove).sort()).toContain(3);
    expect(await quanti('sede')).toBe(3);
    expect(await quanti(`outbox WHERE evento ->> 'tipo' = 'SedeAggiornata'`)).toBe(3);
  });
});
