// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let sedeId: string;
const { attempt, command, apriSede } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
  // On Mondays and Thursdays, from 2020 on.
  sedeId = await apriSede('064008');
});
afterAll(() => registry.stop());

const campi = 'id versione orari { edges { node { giorno validoDal validoAl } } }';
const versione = async () =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM sede WHERE id = $1', [sedeId]))[0]!.versione;
const imposta = async (validoDal: string, giorno: number) =>
  command('impostaOrari', {
    ...{ sedeId, versione: await versione(), validoDal },
    fasce: [{ giorno, dalle: '09:00', alle: '13:00' }],
  });
const annulla = async (validoDal: string) =>
  attempt<{ orari: object[] }>(
    'annullaOrari',
    { sedeId, versione: await versione(), validoDal, motivo: 'Di un’altra sede' },
    { campi },
  );
const annullati = () =>
  registry.admin<{ giorno: string; motivo: string }>(
    `SELECT dati ->> 'giorno' AS giorno, motivo FROM annullamento WHERE tipo = 'ORARIO' ORDER BY annullato_il, id`,
  );

test('weekly hours that do not hold yet are taken back: those of before go on, up to those that follow (art. 6 c. 2)', async () => {
  await imposta('2027-03-01', 3);
  await imposta('2027-02-01', 2);
  await imposta('2027-03-01', 3);
  expect((await annulla('2027-02-01')).fatto?.orari).toEqual([
    { giorno: 3, validoDal: '2027-03-01', validoAl: null },
    { giorno: 1, validoDal: '2020-01-01', validoAl: '2027-02-28' },
    { giorno: 4, validoDal: '2020-01-01', validoAl: '2027-02-28' },
  ]);
  expect((await annulla('2027-03-01')).fatto?.orari).toEqual([
    { giorno: 1, validoDal: '2020-01-01', validoAl: null },
    { giorno: 4, validoDal: '2020-01-01', validoAl: null },
  ]);
  // What was planned is kept, also what other hours took the place of before it began.
  expect(await annullati()).toEqual([
    { giorno: '3', motivo: 'Sostituiti da altri orari' },
    { giorno: '2', motivo: 'Di un’altra sede' },
    { giorno: '3', motivo: 'Di un’altra sede' },
  ]);
});

test.each([
  ['that hold already', '2020-01-01', 'RULE_VIOLATION'],
  ['that nobody has set', '2027-05-01', 'NOT_FOUND'],
])('hours %s are not taken back', async (_nome, validoDal, atteso) => {
  expect((await annulla(validoDal)).errore?.code).toBe(atteso);
});
