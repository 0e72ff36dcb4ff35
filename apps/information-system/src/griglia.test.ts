// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { generateGriglia } from '@ambito/subgraph/testing';
import { definition } from './app.ts';
import { A04, eventi, SEDE, startInformationSystem, type InformationSystem } from './testing.ts';

let sistema: InformationSystem;
let rapportoId = '';
beforeAll(async () => {
  sistema = await startInformationSystem();
  await sistema.applica([
    eventi.ambito(),
    eventi.sede(),
    ...Array.from({ length: 5 }, (_, n) => eventi.contatto(randomUUID(), 1, n, '2026-09-10')),
  ]);
  await sistema.aggiorna();
  const { data } = await sistema.call<{ richiediRapporto: { id: string } }>('COORDINATORE', RICHIEDI, {
    input: { tipo: 'MONITORAGGIO', periodo: '2026-Q3' },
  });
  rapportoId = data?.richiediRapporto.id ?? '';
  // Transmitted, so that the Regione may see it.
  await sistema.admin(
    `UPDATE rapporto SET stato = 'TRASMESSO', approvato_il = now(), approvato_da = 'prova', trasmesso_il = now(), ricevuta = 'prova' WHERE id = $1`,
    [rapportoId],
  );
});
afterAll(() => sistema.stop());

const RICHIEDI = 'mutation ($input: RichiediRapportoInput!) { richiediRapporto(input: $input) { id } }';
const decidi = (campo: string) => () => ({
  query: `mutation ($input: DecidiRapportoInput!) { ${campo}(input: $input) { id } }`,
  variables: { input: { rapportoId, versione: 999 } },
});
const PERIODO = '(periodo: "2026-Q3", codici: ["ACCESSI"])';

const casi = generateGriglia({
  definition,
  call: (chi, { query, variables }) => sistema.call(chi, query, variables),
  chiavi: {
    Rapporto: () => ({ id: rapportoId }),
    Ambito: () => ({ id: A04 }),
    Comune: () => ({ codiceIstat: '064008' }),
    Sede: () => ({ id: SEDE }),
    DefinizioneIndicatore: () => ({ codice: 'ACCESSI' }),
  },
  argomenti: {
    'Ambito.indicatori': PERIODO,
    'Comune.indicatori': PERIODO,
    'Sede.indicatori': PERIODO,
    'DefinizioneIndicatore.valori': '(periodo: "2026-Q3")',
  },
  esempi: {
    'Query.catalogoIndicatori': () => ({ query: '{ catalogoIndicatori { codice } }' }),
    'Query.indicatori': () => ({ query: '{ indicatori(periodo: "2026-Q3") { valore } }' }),
    'Query.rapporto': () => ({
      query: 'query ($id: UUID!) { rapporto(id: $id) { stato } }',
      variables: { id: rapportoId },
    }),
    'Query.rapporti': () => ({ query: '{ rapporti { edges { node { id } } } }' }),
    'Mutation.richiediRapporto': () => ({
      query: RICHIEDI,
      variables: { input: { tipo: 'MONITORAGGIO', periodo: '2999' } },
    }),
    'Mutation.approvaRapporto': decidi('approvaRapporto'),
    'Mutation.trasmettiRapporto': decidi('trasmettiRapporto'),
  },
});

test.each(casi.map((caso) => [caso.nome, caso] as const))('%s', (_nome, caso) => caso.prova());
