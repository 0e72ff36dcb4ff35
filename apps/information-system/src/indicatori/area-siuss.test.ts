// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { eventi, startInformationSystem, type InformationSystem } from '../testing.ts';

let sistema: InformationSystem;
beforeAll(async () => {
  sistema = await startInformationSystem();
});
afterAll(() => sistema.stop());

test('cases and projects of an area that data add count in the national area that it belongs to', async () => {
  const date = { richiestaIl: '2026-07-02T08:00:00.000Z', attivataIl: '2026-07-10T08:00:00.000Z' };
  const minori = { naturaArea: 'FAMIGLIA_E_MINORI' };
  await sistema.apply([
    eventi.ambito(),
    eventi.sede(),
    eventi.presa(randomUUID(), 1, 1, 'IN_CARICO', date),
    eventi.presa(randomUUID(), 1, 2, 'IN_CARICO', date, { area: 'FAM', ...minori }),
    eventi.presa(randomUUID(), 1, 3, 'IN_CARICO', date, { area: 'CAREGIVER', ...minori }),
    eventi.progetto(randomUUID(), 1, 3, 'ATTIVO', { attivoDal: '2026-07-20', area: 'CAREGIVER', ...minori }),
  ]);
  await sistema.update();
  const per = async (codice: string, dimensione: string) => {
    const { data } = await sistema.call<{ indicatori: { chiave: string; valore: number }[] }>(
      'COORDINATORE',
      `query ($codici: [String!], $dimensione: String!) { indicatori(periodo: "2026-M07", codici: $codici, dimensione: $dimensione) { chiave valore } }`,
      { codici: [codice], dimensione },
    );
    return Object.fromEntries(data!.indicatori.map(({ chiave, valore }) => [chiave, valore]));
  };
  expect(await per('PRESE_IN_CARICO_NUOVE', 'AREA')).toEqual({ CAREGIVER: 1, FAM: 1, POV: 1 });
  expect(await per('PRESE_IN_CARICO_NUOVE', 'AREA_SIUSS')).toEqual({ FAMIGLIA_E_MINORI: 2, POVERTA_ED_ESCLUSIONE: 1 });
  expect(await per('PROGETTI_ATTIVI', 'AREA_SIUSS')).toEqual({ FAMIGLIA_E_MINORI: 1 });
});
