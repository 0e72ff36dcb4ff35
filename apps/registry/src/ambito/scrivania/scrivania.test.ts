// SPDX-License-Identifier: AGPL-3.0-or-later
import { FONTI } from '../../app.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { vociDi } from './scrivania.sql.ts';

interface Voce {
  tipo: string;
  id: string;
  scadenza: string;
  scaduta: boolean;
  riferimento: string;
  articolo: string;
}
interface Scrivania {
  ambito: {
    scrivaniaRegistro: { edges: { node: Voce }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null;
    conteggiScrivaniaRegistro: { tipo: string; totale: number; scadute: number }[] | null;
  };
}
const SCRIVANIA = `query ($first: Int! = 100, $after: String) { ambito(codice: "A04") {
  scrivaniaRegistro(first: $first, after: $after) {
    edges { node { tipo id scadenza scaduta riferimento articolo } } pageInfo { hasNextPage endCursor } }
  conteggiScrivaniaRegistro { tipo totale scadute } } }`;

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const read = async (variables: object = {}) => {
  const { data, errors } = await registry.call<Scrivania>('COORDINATORE', SCRIVANIA, variables);
  expect(errors).toBeUndefined();
  return data!.ambito;
};

test('each source gives the columns of an item, and items of one Ambito only', async () => {
  for (const fonte of FONTI) {
    expect(fonte.tipo).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(fonte.articolo).toMatch(/^art\. \d+/);
    await expect(registry.admin(vociDi([fonte]), [A04, '2026-11-24'])).resolves.toBeInstanceOf(Array);
    expect(await registry.admin(vociDi([fonte]), ['0192a04a-0000-7000-8000-00000000ffff', '2026-11-24'])).toEqual([]);
  }
});

test('pages by date, kind and id show every item once, in the same order', async () => {
  const tutte = (await read()).scrivaniaRegistro!.edges.map(({ node }) => node);
  expect(tutte.length).toBeGreaterThan(2);
  const chiave = ({ scadenza, tipo, id }: Voce): string => `${scadenza} ${tipo} ${id}`;
  expect(tutte.map(chiave)).toEqual(tutte.map(chiave).sort());
  const aPagine: Voce[] = [];
  let after: string | undefined;
  do {
    const { edges, pageInfo } = (await read({ first: 1, after })).scrivaniaRegistro!;
    aPagine.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after !== undefined);
  expect(aPagine).toEqual(tutte);
});

test('the counts are those of the items, in one statement', async () => {
  const { scrivaniaRegistro, conteggiScrivaniaRegistro } = await read();
  const voci = scrivaniaRegistro!.edges.map(({ node }) => node);
  expect(conteggiScrivaniaRegistro!.map(({ tipo }) => tipo)).toEqual(FONTI.map(({ tipo }) => tipo));
  for (const { tipo, totale, scadute } of conteggiScrivaniaRegistro!) {
    expect(totale).toBe(voci.filter((voce) => voce.tipo === tipo).length);
    expect(scadute).toBe(voci.filter((voce) => voce.tipo === tipo && voce.scaduta).length);
  }
  const prima = await registry.statements();
  await read();
  // One statement each for the Ambito by its code, the Ambito by its id, the page and the counts, whatever the kinds are.
  expect((await registry.statements()) - prima).toBe(4);
});

test('a Comune without a sede is on the desk until it designates one; another Ambito does not see the desk', async () => {
  const senza = async () =>
    (await read()).scrivaniaRegistro!.edges.map(({ node }) => node).filter(({ tipo }) => tipo === 'COMUNE_SENZA_SEDE');
  expect(await senza()).toHaveLength(3);
  expect((await senza())[0]).toMatchObject({ scadenza: '2014-06-25', scaduta: true, articolo: 'art. 5 c. 1' });
  await registry.call(
    'COORDINATORE',
    'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id } }',
    { input: { codiceIstat: '064008', denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' } },
  );
  expect((await senza()).map(({ riferimento }) => riferimento)).toEqual(['064071', '064113']);
  const { data } = await registry.call<Scrivania>({ ruolo: 'COORDINATORE', ambito: 'altro' }, SCRIVANIA);
  expect(data!.ambito).toEqual({ scrivaniaRegistro: null, conteggiScrivaniaRegistro: null });
});
