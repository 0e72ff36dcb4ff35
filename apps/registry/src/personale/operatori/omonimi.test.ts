// SPDX-License-Identifier: AGPL-3.0-or-later
import { startCaricamenti, TESTA, type Caricamenti } from '../caricamenti/caricamenti.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { A04 } from '../../testing.ts';

let banco: Caricamenti;
const { attempt, command } = operazioniDi(() => banco.registry);
beforeAll(async () => {
  banco = await startCaricamenti();
});
afterAll(() => banco.stop());

const LUCIA = { nome: 'Lucia', cognome: "D'Angelo", qualifica: 'SEGRETARIATO' };
const albo = (alboNumero: string, alboRegione = '15') => ({
  ...{ qualifica: 'ASSISTENTE_SOCIALE', alboSezione: 'A', alboNumero, alboRegione },
});
const esito = async (input: object, comando = 'registraOperatore') => (await attempt(comando, input)).errore;
const IGNOTO = {
  code: 'BAD_USER_INPUT',
  campi: [
    {
      percorso: ['input', 'confermaOmonimo'],
      messaggio:
        "Con questo nome è già registrato Lucia D'Angelo, Operatore del Segretariato Sociale: conferma solo se è un'altra persona",
    },
  ],
};

test('an operator of the same name, however it is written, is told and registered only if confirmed', async () => {
  await command('registraOperatore', LUCIA);
  for (const scritto of [
    { cognome: "D'Angelo" },
    { cognome: 'D\u2019Angelo' },
    { cognome: "D'ANGELO" },
    { cognome: 'D Angelo' },
    { cognome: 'D\u2032Ange\u0301lo' },
    { nome: 'LUC\u00cdA' },
    { qualifica: 'COORDINATORE' },
    { account: 'lucia' },
    albo('1'),
  ])
    expect(await esito({ ...LUCIA, ...scritto })).toEqual(IGNOTO);
  expect(await esito({ ...LUCIA, nome: 'Luciana' })).toBeUndefined();
  expect(await esito({ ...LUCIA, confermaOmonimo: true })).toBeUndefined();
});

test('two who are enrolled in an albo under different numbers are two persons', async () => {
  const anna = { nome: 'Anna', cognome: 'Nicolò' };
  expect(await esito({ ...anna, ...albo('10') })).toBeUndefined();
  expect(await esito({ ...anna, cognome: 'Nicolo\u0300', ...albo('25') })).toBeUndefined();
  expect(await esito({ ...anna, ...albo('31', '12') })).toBeUndefined();
  expect(await esito({ ...anna, qualifica: 'SEGRETARIATO' })).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a number of the albo that a slip makes the other’s is told, and the same number refused at once', async () => {
  const paola = { nome: 'Paola', cognome: 'Ferri' };
  const { id } = await command('registraOperatore', { ...paola, ...albo('4512') });
  const vicino = {
    code: 'BAD_USER_INPUT',
    campi: [
      {
        percorso: ['input', 'confermaOmonimo'],
        messaggio:
          "Con questo nome è già registrato Paola Ferri, Assistente sociale iscritto all'albo, numero 4512 dell'albo: conferma solo se è un'altra persona",
      },
    ],
  };
  for (const scritto of ['45120', '452', '4521', '4513', '04512', '4.512'])
    expect([scritto, await esito({ ...paola, ...albo(scritto) })]).toEqual([scritto, vicino]);
  for (const altrove of [albo('4512', '12'), { ...albo('4512'), alboSezione: 'B' }])
    expect(await esito({ ...paola, ...altrove })).toEqual(vicino);
  expect(await esito({ ...paola, ...albo('5412'), confermaOmonimo: true })).toBeUndefined();
  for (const conferma of [{}, { confermaOmonimo: true }])
    for (const nome of ['Paola', 'Un’altra'])
      expect(await esito({ ...paola, nome, ...albo('4512'), ...conferma })).toMatchObject({ code: 'CONFLICT' });
  const altra = await command('registraOperatore', { ...paola, ...albo('7788') });
  const corregge = { operatoreId: altra.id, versione: 1 };
  expect(await esito({ ...corregge, alboNumero: '4511' }, 'modificaOperatore')).toEqual(vicino);
  expect(await esito({ ...corregge, alboNumero: '4512' }, 'modificaOperatore')).toMatchObject({ code: 'CONFLICT' });
  // Its own number is no other's.
  expect(await esito({ operatoreId: id, versione: 1, alboSezione: 'B' }, 'modificaOperatore')).toBeUndefined();
});

test('a name that is corrected into that of another operator is told as well', async () => {
  const { id } = await command('registraOperatore', { ...LUCIA, cognome: 'De Angelis' });
  const input = { operatoreId: id, versione: 1, cognome: 'DAngelo' };
  expect(await esito(input, 'modificaOperatore')).toEqual(IGNOTO);
  expect(await esito({ ...input, confermaOmonimo: true }, 'modificaOperatore')).toBeUndefined();
  // What does not change is not asked again.
  expect(await esito({ ...input, versione: 2, account: 'altra' }, 'modificaOperatore')).toBeUndefined();
});

test('the database keeps two of one name apart, also when both come at once, and names in one line and in NFC', async () => {
  const due = await Promise.all([1, 2].map(() => esito({ ...LUCIA, cognome: 'Insieme' })));
  expect(due.filter((errore) => errore === undefined)).toHaveLength(1);
  const inserisci = (cognome: string) =>
    banco.registry.admin(
      `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) VALUES (uuidv7(), $1, 'Lucia', $2, 'SEGRETARIATO')`,
      [A04, cognome],
    );
  await expect(inserisci('INSIEME')).rejects.toMatchObject({ constraint: 'operatore_omonimo' });
  for (const cognome of ['Nicolo\u0300', 'a\nb', 'a\u2028b'])
    await expect(inserisci(cognome)).rejects.toMatchObject({ code: '23514' });
});

describe('a table of staff', () => {
  const testa = `${TESTA};Omonimo confermato\n`;
  const riga = (cognome: string, conferma = ''): string =>
    `Lucia;${cognome};Segretariato;;;;;064113;01/12/2026;;0,5;Dipendente;Sì;Contratto n. 7;${conferma}\n`;
  const load = async (...righe: string[]) => banco.load('OPERATORI', await banco.allega(testa + righe.join('')));

  test('tells a possible double at its column, and registers it only if confirmed', async () => {
    expect(await load(riga("Dell'Orto"))).toMatchObject({ stato: 'RIUSCITO', nuove: 1 });
    expect(await load(riga("Dell'Orto"))).toMatchObject({ stato: 'RIUSCITO', invariate: 1 });
    for (const cognome of ['Dell\u2019Orto', "DELL'ORTO"])
      expect(await load(riga(cognome))).toMatchObject({
        stato: 'RIFIUTATO',
        errori: [{ riga: 2, colonna: 'Omonimo confermato', messaggio: expect.stringContaining("Lucia Dell'Orto") }],
      });
    expect(await load(riga('Dell\u2019Orto', 'Sì'))).toMatchObject({ stato: 'RIUSCITO', nuove: 1 });
    expect(await load(riga('Dell\u2019Orto', 'Sì'))).toMatchObject({ stato: 'RIUSCITO', invariate: 1 });
  });
});
