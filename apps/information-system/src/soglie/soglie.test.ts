// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { A04, eventi, startInformationSystem, TABELLE_DEL_LAVORATORE, type InformationSystem } from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.apply([
    eventi.ambito(),
    eventi.sede(),
    ...[1, 2, 3, 4].flatMap((n) => [
      eventi.contatto(randomUUID(), 1, n, '2026-07-10'),
      eventi.contatto(randomUUID(), 1, n, '2026-10-10'),
    ]),
  ]);
  await sistema.update();
});
afterAll(() => sistema.stop());

const accessi = async (periodo: string) =>
  (
    await sistema.call<{ indicatori: { valore: number | null; soppresso: boolean }[] }>(
      'REGIONE',
      'query ($periodo: String!) { indicatori(periodo: $periodo, codici: ["ACCESSI"]) { valore soppresso } }',
      { periodo },
    )
  ).data?.indicatori;
const PUBBLICATO = [{ valore: 4, soppresso: false }];
const TACIUTO = [{ valore: null, soppresso: true }];

test('until the registry tells a threshold, the library’s is in force: four persons are published', async () => {
  expect(await accessi('2026-Q3')).toEqual(PUBBLICATO);
  expect(await accessi('2026-Q4')).toEqual(PUBBLICATO);
});

test('a threshold that is raised holds for the periods from its day on; a past period keeps the past one', async () => {
  const valori = [
    { valore: 3, dal: '2019-01-14' },
    { valore: 5, dal: '2026-10-01' },
  ];
  await sistema.apply([eventi.soglia(valori, 2)]);
  expect(await accessi('2026-Q3')).toEqual(PUBBLICATO);
  expect(await accessi('2026-Q4')).toEqual(TACIUTO);
  // An older state that comes again, or late, changes nothing.
  await sistema.apply([eventi.soglia(valori.slice(0, 1), 1), eventi.soglia(valori, 2)]);
  expect(await accessi('2026-Q4')).toEqual(TACIUTO);
});

describeWorkerPlans('information_system', A04, TABELLE_DEL_LAVORATORE);
