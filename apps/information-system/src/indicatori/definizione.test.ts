// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { eventi, startInformationSystem, type InformationSystem } from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.apply([eventi.ambito(), ...[1, 2, 3].map((n) => eventi.contatto(randomUUID(), 1, n, '2026-09-10'))]);
  await sistema.update();
});
afterAll(() => sistema.stop());

const ask = (codici: readonly string[]) =>
  sistema.call(
    'COORDINATORE',
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on DefinizioneIndicatore { nome valori(periodo: "2026-Q3") { valore } } } }`,
    { r: codici.map((codice) => ({ __typename: 'DefinizioneIndicatore', codice })) },
  );

test('an indicator that another service names has its definition and its values; one that is not in the catalogue has none', async () => {
  const { data } = await ask(['ACCESSI', 'NON_CE']);
  expect(data).toEqual({ _entities: [{ nome: expect.any(String) as string, valori: [{ valore: 3 }] }, null] });
});

test('the values of many cost as many statements as of one', async () => {
  const costo = async (codici: readonly string[]): Promise<number> => {
    const prima = await sistema.statements();
    expect((await ask(codici)).errors).toBeUndefined();
    return (await sistema.statements()) - prima;
  };
  const uno = await costo(['ACCESSI']);
  expect(await costo(['ACCESSI', 'BISOGNI', 'AS_FTE', 'SEDI_ATTIVE'])).toBe(uno);
});

test.each<[string, string, string]>([
  [
    'an indicator that is not broken down so',
    'periodo: "2026-Q3", codici: ["AS_FTE"], dimensione: "BISOGNO"',
    'codici',
  ],
  [
    'several, of which none is',
    'periodo: "2026-Q3", codici: ["AS_FTE", "SEDI_ATTIVE"], dimensione: "CANALE"',
    'codici',
  ],
  ['a dimension that is none', 'periodo: "2026-Q3", dimensione: "ETA"', 'dimensione'],
  ['a period that is none', 'periodo: "2026-M13"', 'periodo'],
  ['a period to come', 'periodo: "2099"', 'periodo'],
])('%s is refused, not answered with nothing', async (_nome, argomenti, campo) => {
  const { errors } = await sistema.call('COORDINATORE', `{ indicatori(${argomenti}) { valore } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: [campo] }] });
});
