// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { eventi, PETRURO, startInformationSystem, type InformationSystem } from '../testing.ts';
import type { ValoreIndicatore } from './valore-indicatore.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.apply([
    eventi.ambito(),
    eventi.sede(),
    ...Array.from({ length: 9 }, (_, n) => eventi.contatto(randomUUID(), 1, n, '2026-09-10')),
    ...Array.from({ length: 2 }, (_, n) =>
      eventi.contatto(randomUUID(), 1, 100 + n, '2026-09-11', { comuneResidenza: PETRURO }),
    ),
  ]);
  await sistema.update();
});
afterAll(() => sistema.stop());

const QUERY = `query ($dimensione: String!) { indicatori(periodo: "2026-Q3", codici: ["ACCESSI", "BISOGNI", "ACCESSI_FUORI_COMUNE_PCT"], dimensione: $dimensione) {
  codice chiave valore numeratore denominatore soppresso } }`;
const read = async (ruolo: 'REGIONE' | 'COORDINATORE' | 'COMUNE', dimensione: string) =>
  (await sistema.call<{ indicatori: ValoreIndicatore[] }>(ruolo, QUERY, { dimensione })).data?.indicatori ?? [];
const di = (celle: readonly ValoreIndicatore[], chiave: string) =>
  celle.find((cella) => cella.codice === 'ACCESSI' && cella.chiave === chiave);

test('a count of two persons is shown to the coordinator and withheld from everybody else', async () => {
  expect(di(await read('COORDINATORE', 'COMUNE'), PETRURO)).toMatchObject({ valore: 2, soppresso: false });
  for (const ruolo of ['REGIONE', 'COMUNE'] as const) {
    expect(di(await read(ruolo, 'COMUNE'), PETRURO)).toEqual({
      codice: 'ACCESSI',
      chiave: PETRURO,
      valore: null,
      numeratore: null,
      denominatore: null,
      soppresso: true,
    });
  }
  expect(di(await read('REGIONE', 'COMUNE'), '064008')).toMatchObject({ valore: 9, soppresso: false });
});

test('a Comune reads the figures of its own residents, and no others', async () => {
  expect((await read('COMUNE', 'COMUNE')).map(({ chiave }) => chiave)).toEqual([PETRURO, PETRURO]);
  for (const dimensione of ['TOTALE', 'SEDE', 'BISOGNO']) expect(await read('COMUNE', dimensione)).toEqual([]);
});

test('a percentage with two persons in its numerator is withheld, and so are its numerator and denominator', async () => {
  // The sede is of Avellino: the two of Petruro are the numerator.
  const [quota] = (await read('REGIONE', 'TOTALE')).filter(({ codice }) => codice === 'ACCESSI_FUORI_COMUNE_PCT');
  expect(quota).toMatchObject({ valore: null, numeratore: null, denominatore: null, soppresso: true });
});

test('indicators of Comuni are protected like the others, and those of sixteen cost as many statements as those of one', async () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Comune { indicatori(periodo: "2026-Q3", codici: ["ACCESSI"]) { valore soppresso } } } }';
  const ask = async (codici: string[]) => {
    const prima = await sistema.statements();
    const { data } = await sistema.call<{ _entities: unknown[] }>('REGIONE', query, {
      r: codici.map((codiceIstat) => ({ __typename: 'Comune', codiceIstat })),
    });
    return { risposta: data?._entities, costo: (await sistema.statements()) - prima };
  };
  const uno = await ask([PETRURO]);
  const sedici = await ask([PETRURO, ...Array.from({ length: 15 }, (_, n) => `0640${String(n).padStart(2, '0')}`)]);
  expect(uno.risposta).toEqual([{ indicatori: [{ valore: null, soppresso: true }] }]);
  expect(sedici.costo).toBe(uno.costo);
});

test.each([
  ['a period that does not exist', '{ indicatori(periodo: "2026-13") { valore } }'],
  ['an indicator that does not exist', '{ indicatori(periodo: "2026", codici: ["NO"]) { valore } }'],
  ['a dimension that does not exist', '{ indicatori(periodo: "2026", dimensione: "COGNOME") { valore } }'],
])('%s is refused as invalid input', async (_nome, query) => {
  const { errors } = await sistema.call('REGIONE', query);
  expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('the role of the service may read no fact and write no figure', async () => {
  const tabelle = await sistema.admin<{ nome: string }>(
    `SELECT relname AS nome FROM pg_class WHERE relname LIKE 'fatto\\_%' AND relkind = 'r'`,
  );
  expect(tabelle.length).toBeGreaterThanOrEqual(10);
  for (const { nome } of tabelle)
    await expect(sistema.servizio(`SELECT 1 FROM ${nome}`)).rejects.toThrow('permission denied');
  await expect(sistema.servizio('UPDATE cella SET valore = 0')).rejects.toThrow('permission denied');
});

test('a worker that names no Ambito sees no fact', async () => {
  expect(await sistema.lavoratore.query('SELECT 1 FROM fatto_contatto')).toEqual([]);
});
