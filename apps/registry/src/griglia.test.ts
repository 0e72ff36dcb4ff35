// SPDX-License-Identifier: AGPL-3.0-or-later
import { generaGriglia, type Caso } from '@ambito/subgraph/testing';
import { definition } from './app.ts';
import { A04, istituisci, startRegistry } from './testing.ts';

let registry: Awaited<ReturnType<typeof startRegistry>>;
let sede: { id: string; versione: number };
let operatore: { id: string };

beforeAll(async () => {
  registry = await startRegistry();
  await istituisci(registry);
  const { data } = await registry.call<{ individuaSede: typeof sede }>('COORDINATORE', SEDE, {
    input: { codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
  });
  sede = data!.individuaSede;
  const registrato = await registry.call<{ registraOperatore: typeof operatore }>('COORDINATORE', OPERATORE, {
    input: { nome: 'Anna', cognome: 'Rossi', qualifica: 'SEGRETARIATO' },
  });
  operatore = registrato.data!.registraOperatore;
});
afterAll(() => registry.stop());

const SEDE = 'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id versione } }';
const OPERATORE = 'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }';

const casi: Caso[] = generaGriglia({
  definition,
  call: (chi, { query, variables }) => registry.call(chi, query, variables),
  chiavi: {
    Ambito: () => ({ id: A04 }),
    Comune: () => ({ codiceIstat: '064008' }),
    Sede: () => ({ id: sede.id }),
    Operatore: () => ({ id: operatore.id }),
  },
  argomenti: { 'Sede.apertaAlle': '(istante: "2026-11-24T09:00:00Z")' },
  esempi: {
    'Query.ambito': () => ({ query: '{ ambito(codice: "A04") { id } }' }),
    'Query.comune': () => ({ query: '{ comune(codiceIstat: "064008") { nome } }' }),
    'Query.comuni': () => ({ query: '{ comuni { edges { node { nome } } } }' }),
    'Query.sede': () => ({ query: 'query ($id: ID!) { sede(id: $id) { denominazione } }', variables: { id: sede.id } }),
    'Query.operatori': () => ({ query: '{ operatori { edges { node { id } } } }' }),
    'Mutation.istituisciAmbito': () => ({
      query: 'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }',
      variables: {
        input: { id: A04, codice: 'A04', nome: 'Altro', capofila: '999999', comuni: ['064008'], dal: '2020-01-01' },
      },
    }),
    'Mutation.importaComuni': () => ({ query: 'mutation { importaComuni(comuni: []) }' }),
    // A COMUNE designates its own: Petruro Irpino, which does not exist as a sede on a day before the Convenzione.
    'Mutation.individuaSede': () => ({
      query: SEDE,
      variables: {
        input: { codiceIstat: '064071', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '1990-01-01' },
      },
    }),
    'Mutation.impostaOrari': () => ({
      query: 'mutation ($input: ImpostaOrariInput!) { impostaOrari(input: $input) { id } }',
      variables: { input: { sedeId: sede.id, versione: 999, validoDal: '2026-01-01', fasce: [] } },
    }),
    'Mutation.registraOperatore': () => ({
      query: OPERATORE,
      variables: { input: { nome: '', cognome: '', qualifica: 'SEGRETARIATO' } },
    }),
    'Mutation.conferisciIncarico': () => ({
      query: 'mutation ($input: ConferisciIncaricoInput!) { conferisciIncarico(input: $input) { id } }',
      variables: {
        input: {
          operatoreId: operatore.id,
          sedeId: sede.id,
          dal: '2026-01-02',
          al: '2026-01-01',
          fte: 1,
          titolo: 'DIPENDENTE',
          tempoIndeterminato: true,
          atto: 'atto',
        },
      },
    }),
  },
});

test.each(casi.map((caso) => [caso.nome, caso] as const))('%s', (_nome, caso) => caso.prova());
