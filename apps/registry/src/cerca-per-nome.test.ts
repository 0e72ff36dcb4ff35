// SPDX-License-Identifier: AGPL-3.0-or-later
import { recordStatements } from '@ambito/persistence/testing';
import { asLists } from '@ambito/testing';
import { altroAmbito } from './ambito/ambiti/ambiti.testing.ts';
import { datiEnte, offerta } from './offerta.testing.ts';
import { personaleDi } from './personale.testing.ts';
import { A04, startIstituito, type Registry } from './testing.ts';

const COMUNI = ['Sant’Angelo a Scala', "Sant'Angelo all'Esca", 'San Mango sul Calore', 'Forlì del Sannio', 'Ròtolo'];
const OPERATORI = [
  ['Anna Maria', "D'Ambrosio"],
  ['Niccolò', 'De Ambrosi'],
  ['Maria', 'Àmbrosio'],
  ['Sofia', 'Zamboni'],
] as const;
const ENTI = ["Cooperativa L'Àncora", 'Associazione Ancora Insieme', 'ASL Avellino – Distretto'];

let registry: Registry;
let sofia = '';
beforeAll(async () => {
  registry = await startIstituito();
  await altroAmbito(registry);
  const personale = personaleDi(registry);
  await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
    comuni: COMUNI.map((nome, n) => ({
      codiceIstat: `06490${n}`,
      nome,
      codiceCatastale: `Y90${n}`,
      siglaProvincia: 'AV',
      regione: '15',
      popolazione: [{ anno: 2021, residenti: 1_000, fonte: 'prova' }],
    })),
  });
  for (const [nome, cognome] of OPERATORI) sofia = await personale.assistente({ nome, cognome });
  await personale.assistente({ nome: 'Ambra', cognome: 'Verdi', qualifica: 'SEGRETARIATO', alboNumero: null });
  const comandi = offerta(registry);
  for (const denominazione of ENTI) await comandi.registraEnte(datiEnte({ natura: 'TERZO_SETTORE', denominazione }));
});
afterAll(() => registry.stop());

async function trovati(query: string, campo: string, ambito: 'proprio' | 'altro' = 'proprio'): Promise<string[]> {
  const { data, errors } = await registry.call<object>({ ruolo: 'COORDINATORE', ambito }, query);
  expect(errors).toBeUndefined();
  return Object.values(asLists<Record<string, Record<string, string>[]>>(data))[0]!.map((nodo) => nodo[campo]!);
}

test.each<[string, string[]]>([
  ["sant'angelo", ["Sant'Angelo all'Esca", 'Sant’Angelo a Scala']],
  ['SANT´ANGELO', ["Sant'Angelo all'Esca", 'Sant’Angelo a Scala']],
  ['angelo sca', ['Sant’Angelo a Scala']],
  ['esca', ["Sant'Angelo all'Esca"]],
  ['forli', ['Forlì del Sannio']],
  ["FORLI'", ['Forlì del Sannio']],
  ['rotò', ['Ròtolo']],
  ['cal san', ['San Mango sul Calore']],
  ['santangelo', ["Sant'Angelo all'Esca", 'Sant’Angelo a Scala']],
  ['ngelo', []],
  // No operator of a search has an effect, and signs alone find nothing.
  ['san | tufo', []],
  ['!', []],
  ['san:*', ["Sant'Angelo all'Esca", 'Sant’Angelo a Scala', 'San Mango sul Calore', 'Forlì del Sannio']],
])('the Comuni searched by %s are those with a word that begins so for each word', async (nome, attesi) => {
  const trovate = await trovati(`{ comuni(nome: ${JSON.stringify(nome)}) { edges { node { nome } } } }`, 'nome');
  expect(trovate.toSorted()).toEqual(attesi.toSorted());
});

test('a search without a text finds all Comuni', async () => {
  expect(await trovati('{ comuni(nome: " ", first: 100) { edges { node { nome } } } }', 'nome')).toEqual(
    await trovati('{ comuni(first: 100) { edges { node { nome } } } }', 'nome'),
  );
});

test.each<[string, string[]]>([
  ['nome: "dambrosio"', ["D'Ambrosio"]],
  ['nome: "deambrosi annamaria"', []],
  ['nome: "deambrosi"', ['De Ambrosi']],
  ['nome: "annamaria"', ["D'Ambrosio"]],
  ['nome: "ambros"', ["D'Ambrosio", 'De Ambrosi', 'Àmbrosio']],
  ['nome: "maria ambrosio"', ["D'Ambrosio", 'Àmbrosio']],
  ['nome: "nicc"', ['De Ambrosi']],
  ['nome: "amb"', ["D'Ambrosio", 'De Ambrosi', 'Verdi', 'Àmbrosio']],
  ['nome: "amb", qualifica: "SEGRETARIATO"', ['Verdi']],
  ['qualifica: "SEGRETARIATO"', ['Verdi']],
])('the operators with %s are found by any word of their names', async (filtro, attesi) => {
  const query = `{ operatori(${filtro}) { edges { node { cognome } } } }`;
  expect((await trovati(query, 'cognome')).toSorted()).toEqual(attesi.toSorted());
  expect(await trovati(query, 'cognome', 'altro')).toEqual([]);
});

test('pages of a search show each operator once, in the order of the names', async () => {
  const visti: string[] = [];
  for (let after: string | null = null; visti.length < 10;) {
    const { data }: { data?: Pagina | null } = await registry.call<Pagina>(
      'COORDINATORE',
      'query ($after: String) { operatori(nome: "amb", first: 1, after: $after) { edges { node { cognome } } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    visti.push(...data!.operatori.edges.map(({ node }) => node.cognome));
    if (!data!.operatori.pageInfo.hasNextPage) break;
    after = data!.operatori.pageInfo.endCursor;
  }
  expect(visti).toEqual(await trovati('{ operatori(nome: "amb") { edges { node { cognome } } } }', 'cognome'));
  expect(visti).toHaveLength(4);
});

interface Pagina {
  operatori: { edges: { node: { cognome: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

test('an operator is read by id in its own Ambito only', async () => {
  const query = `{ operatore(id: "${sofia}") { cognome } }`;
  expect((await registry.call('COORDINATORE', query)).data).toEqual({ operatore: { cognome: 'Zamboni' } });
  expect((await registry.call({ ruolo: 'COORDINATORE', ambito: 'altro' }, query)).data).toEqual({ operatore: null });
});

test.each<[string, string[]]>([
  ['nome: "ancora"', ["Cooperativa L'Àncora", 'Associazione Ancora Insieme']],
  ['nome: "l\'anc"', ["Cooperativa L'Àncora"]],
  ['nome: "distr avell"', ['ASL Avellino – Distretto']],
  ['nome: "ancora", natura: DISTRETTO_SANITARIO', []],
])('the enti of an Ambito with %s are found by any word of the name', async (filtro, attesi) => {
  const query = (ambito: string) => `{ enti(ambitoId: "${ambito}", ${filtro}) { edges { node { denominazione } } } }`;
  expect((await trovati(query(A04), 'denominazione')).toSorted()).toEqual(attesi.toSorted());
  expect(await trovati(query('0192a04a-0000-7000-8000-000000000a05'), 'denominazione')).toEqual([]);
});

test('the Ambiti of a Regione are listed by code, those of another Regione are not', async () => {
  expect(await trovati('{ ambiti { edges { node { codice } } } }', 'codice')).toEqual(
    (await registry.admin<{ codice: string }>(`SELECT codice FROM ambito WHERE regione = '15' ORDER BY codice`)).map(
      ({ codice }) => codice,
    ),
  );
  expect(await trovati('{ ambiti(regione: "12") { edges { node { codice } } } }', 'codice')).toEqual([]);
});

describe('among many names', () => {
  beforeAll(async () => {
    await registry.admin(
      // Without the cadastral codes of the Comuni that are there.
      `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione)
       SELECT to_char(100000 + n, 'FM000000'), 'Comune ' || md5(n::text), chr(65 + n / 1000) || to_char(n % 1000, 'FM000'), 'AV', '15'
       FROM generate_series(1, 20000) AS n WHERE n % 1000 NOT IN (461, 501, 509, 519)`,
    );
    await registry.admin(
      `INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica)
       SELECT uuidv7(), $1, md5('nome' || n), md5(n::text), 'SEGRETARIATO' FROM generate_series(1, 20000) AS n`,
      [A04],
    );
    await registry.admin(
      `INSERT INTO ente (id, ambito_id, natura, denominazione, telefono, periodo)
       SELECT uuidv7(), $1, 'PRIVATO', 'Ente ' || md5(n::text), '0825 000000', '[2020-01-01,)' FROM generate_series(1, 20000) AS n WHERE n % 1000 NOT IN (461, 501, 509, 519)`,
      [A04],
    );
    await registry.admin('VACUUM ANALYZE comune, operatore, ente');
  }, 60_000);

  test.each([
    ['comuni', '{ comuni(nome: "esca angelo") { edges { node { nome } } } }', 'comune_parole'],
    ['operatori', '{ operatori(nome: "zamb sof") { edges { node { cognome } } } }', 'operatore_parole'],
    [
      'enti',
      `{ enti(ambitoId: "${A04}", nome: "ancora insieme") { edges { node { denominazione } } } }`,
      'ente_parole',
    ],
  ])('a search of %s reads the index of the words', async (_nome, query, indice) => {
    const recorder = recordStatements();
    const { data } = await registry.call<Record<string, { edges: object[] }>>('COORDINATORE', query);
    const cercata = recorder.take().find(({ text }) => text.includes('@@'))!;
    recorder.stop();
    expect(Object.values(data!)[0]!.edges).toHaveLength(1);
    const piano = await registry.admin<object>(`EXPLAIN ${cercata.text}`, [...cercata.values]);
    expect(JSON.stringify(piano)).toContain(indice);
  });
});

test('a Comune is asked for by its code: a name is told where to look for', async () => {
  const { errors } = await registry.call(null, '{ comune(codiceIstat: "Avellino") { nome } }');
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('comuni(nome: …)') as string,
    extensions: { code: 'BAD_USER_INPUT', campi: [{ percorso: ['codiceIstat'] }] },
  });
});
