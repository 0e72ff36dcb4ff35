// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi, type Chi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { command, apriSede } = operazioniDi(() => registry);
let avellino: string;
let tufo: string;
beforeAll(async () => {
  registry = await startIstituito();
  avellino = await apriSede('064008', {}, 'prova-SEGRETARIATO');
  tufo = await apriSede('064113');
  // Some days have two openings, so that the cursor needs more than the day.
  for (const [indice, sedeId] of Array.from({ length: 12 }, (_, i) => [i, i % 3 === 0 ? tufo : avellino] as const))
    await richiedi('COORDINATORE', sedeId, `2026-12-${String(10 + Math.floor(indice / 2))}`, 14 + (indice % 2));
});
afterAll(() => registry.stop());

const richiedi = (chi: Chi, sedeId: string, giorno: string, ora: number) =>
  command('richiediApertura', { sedeId, giorno, dalle: `${ora}:00`, alle: `${ora}:30`, motivo: 'Sportello' }, { chi });

const PAGINA = `query ($sedeId: UUID, $stato: StatoApertura, $first: Int, $after: String) { apertureStraordinarie(sedeId: $sedeId, stato: $stato, first: $first, after: $after) {
  edges { node { id giorno sede { id } permessi { puoDecidere puoRitirare } } } pageInfo { hasNextPage endCursor } } }`;
type Pagina = {
  apertureStraordinarie: {
    edges: { node: { id: string; giorno: string; sede: { id: string }; permessi: object } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
};
const read = async (chi: Chi, variables: object = {}, extra = {}) =>
  (await registry.call<Pagina>(chi, PAGINA, { first: 100, ...variables }, extra)).data!.apertureStraordinarie;

test('pages show each opening once, from the furthest day', async () => {
  const tutte = (await read('COORDINATORE')).edges.map(({ node }) => node);
  expect(tutte.map(({ giorno }) => giorno)).toEqual(
    tutte
      .map(({ giorno }) => giorno)
      .sort()
      .reverse(),
  );
  const viste: string[] = [];
  let after: string | undefined;
  do {
    const { edges, pageInfo } = await read('COORDINATORE', { first: 7, after });
    viste.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after !== undefined);
  expect(viste).toEqual(tutte.map(({ id }) => id));
});

test('a Comune sees the openings of its sede, another Ambito sees none', async () => {
  const sedi = (pagina: Pagina['apertureStraordinarie']) => new Set(pagina.edges.map(({ node }) => node.sede.id));
  expect(sedi(await read('COMUNE', {}, { comune: '064113' }))).toEqual(new Set([tufo]));
  expect(sedi(await read('COORDINATORE', { sedeId: tufo }))).toEqual(new Set([tufo]));
  expect((await read({ ruolo: 'COORDINATORE', ambito: 'altro' })).edges).toEqual([]);
});

test('a page costs the same statements whatever its length', async () => {
  const costo = async (first: number) => {
    const prima = await registry.statements();
    expect((await read('COORDINATORE', { first })).edges).toHaveLength(first);
    return (await registry.statements()) - prima;
  };
  expect(await costo(10)).toBe(await costo(1));
});

test('`permessi` depend on the state and on who asks', async () => {
  const { id } = await richiedi('SEGRETARIATO', avellino, '2026-12-30', 15);
  const permessi = async (chi: Chi) => (await read(chi)).edges.find(({ node }) => node.id === id)?.node.permessi;
  expect(await permessi('COORDINATORE')).toEqual({ puoDecidere: true, puoRitirare: true });
  expect(await permessi('SEGRETARIATO')).toEqual({ puoDecidere: false, puoRitirare: true });
  expect(await permessi('ASSISTENTE_SOCIALE')).toEqual({ puoDecidere: false, puoRitirare: false });
  await command(
    'rifiutaApertura',
    { aperturaId: id, versione: 1, motivo: 'No, grazie' },
    { tipo: 'DecidiAperturaInput' },
  );
  expect(await permessi('COORDINATORE')).toEqual({ puoDecidere: false, puoRitirare: false });
});

test('openings in a state are listed alone, to each reader within what it sees', async () => {
  const { id } = await richiedi('SEGRETARIATO', avellino, '2026-12-29', 15);
  await command('autorizzaApertura', { aperturaId: id, versione: 1 }, { tipo: 'DecidiAperturaInput' });
  const ids = async (chi: Chi, variables: object, extra = {}) =>
    (await read(chi, variables, extra)).edges.map(({ node }) => node.id);
  expect(await ids('COORDINATORE', { stato: 'AUTORIZZATA' })).toEqual([id]);
  expect(await ids('COORDINATORE', { stato: 'AUTORIZZATA', sedeId: tufo })).toEqual([]);
  expect(await ids('COMUNE', { stato: 'AUTORIZZATA' }, { comune: '064113' })).toEqual([]);
  expect(await ids('COMUNE', { stato: 'AUTORIZZATA' }, { comune: '064008' })).toEqual([id]);
  expect(await ids({ ruolo: 'COORDINATORE', ambito: 'altro' }, { stato: 'AUTORIZZATA' })).toEqual([]);
  const tutte = await ids('COORDINATORE', {});
  expect(tutte).toEqual(expect.arrayContaining(await ids('COORDINATORE', { stato: 'RICHIESTA' })));
  expect(await ids('COORDINATORE', { stato: 'RICHIESTA' })).not.toContain(id);
});
