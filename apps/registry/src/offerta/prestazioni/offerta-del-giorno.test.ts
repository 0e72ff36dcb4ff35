// SPDX-License-Identifier: AGPL-3.0-or-later
import { contenutoCompleto, offerta } from '../../offerta.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const OGGI = '2026-11-24';
const IERI = '2026-11-23';
let registry: Registry;
let comandi: ReturnType<typeof offerta>;
let titolareId: string;
let sedeId: string;
beforeAll(async () => {
  registry = await startIstituito(new Date(`${OGGI}T09:00:00Z`));
  comandi = offerta(registry);
  titolareId = (await comandi.registraEnte()).id;
  sedeId = (
    await comandi.write('individuaSede', 'IndividuaSedeInput', {
      ...{ codiceIstat: '064071', denominazione: 'Sede di Petruro', indirizzo: 'Via Roma 1', attivaDal: '2020-01-01' },
    })
  ).id;
});
afterAll(() => registry.stop());
// Before each test no Comune has left and no sede has ceased; the triggers that keep history are off.
beforeEach(async () => {
  for (const tabella of ['appartenenza', 'sede']) {
    await registry.admin(`ALTER TABLE ${tabella} DISABLE TRIGGER USER`);
    await registry.admin(`UPDATE ${tabella} SET periodo = daterange(lower(periodo), NULL)`);
  }
});

const sedeFino = (giorno: string) =>
  registry.admin(`UPDATE sede SET periodo = daterange(lower(periodo), $2::date, '[]') WHERE id = $1`, [sedeId, giorno]);
const comuneFino = (codice: string, giorno: string) =>
  registry.admin(
    `UPDATE appartenenza SET periodo = daterange(lower(periodo), $2::date, '[]') WHERE codice_istat = $1`,
    [codice, giorno],
  );
interface Servizio {
  name: string;
  service_areas: { uri: string }[];
  service_at_locations: object[];
}
const esportate = async () =>
  (await (await registry.risorsa(null, { percorso: `/ambiti/${A04}/hsds.json` })).json()) as Servizio[];
const esportata = async (nome: string) => (await esportate()).find(({ name }) => name === nome);
const cercate = async (filtri: object = {}) =>
  (
    await registry.call<{ cercaPrestazioni: { edges: { node: { nome: string } }[] } }>(
      null,
      `query ($filtri: FiltriPrestazioniInput) {
        cercaPrestazioni(testo: "", filtri: $filtri, first: 100) { edges { node { nome } } } }`,
      { filtri },
    )
  ).data!.cercaPrestazioni.edges.map(({ node }) => node.nome);
const comuniDi = async (id: string) =>
  (
    await registry.call<{ prestazione: { comuni: { codiceIstat: string }[] } | null }>(
      'COORDINATORE',
      'query ($id: UUID!) { prestazione(id: $id) { comuni { codiceIstat } } }',
      { id },
    )
  ).data?.prestazione?.comuni.map(({ codiceIstat }) => codiceIstat);

test.each<[string, number]>([
  [OGGI, 1],
  [IERI, 0],
])('a sede whose last day is %s is exported %i times', async (fino, quante) => {
  const nome = `Sportello fino al ${fino}`;
  await comandi.pubblicata({ nome, titolareId, sediIds: [sedeId] }, '2027-05-01');
  await sedeFino(fino);
  expect((await esportata(nome))?.service_at_locations).toHaveLength(quante);
});

test('a new entry that names a sede that has ceased is refused', async () => {
  await sedeFino(IERI);
  const { errors } = await registry.call(
    'COORDINATORE',
    'mutation ($input: PrestazioneInput!) { redigiPrestazione(input: $input) { id } }',
    { input: contenutoCompleto({ titolareId, sediIds: [sedeId] }) },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ campi: [{ percorso: ['input', 'sediIds', '0'] }] });
});

describe.each<[string, boolean]>([
  [OGGI, true],
  [IERI, false],
])('a Comune whose last day in the Ambito is %s', (fino, resta) => {
  test('is read, searched and exported with an entry while it belongs to the Ambito', async () => {
    const nome = `Due Comuni fino al ${fino}`;
    const { id } = await comandi.pubblicata({ nome, titolareId, comuni: ['064113', '064008'] }, '2027-05-01');
    await comuneFino('064113', fino);
    expect(await comuniDi(id)).toEqual(resta ? ['064113', '064008'] : ['064008']);
    expect((await cercate({ comune: '064113' })).includes(nome)).toBe(resta);
    expect(await cercate({ comune: '064008' })).toContain(nome);
    expect((await esportata(nome))?.service_areas.map(({ uri }) => uri)).toEqual(
      resta ? ['istat:064113', 'istat:064008'] : ['istat:064008'],
    );
    const { data } = await registry.call(
      'COORDINATORE',
      'mutation ($input: ImportaHsdsInput!) { importaOffertaHsds(input: $input) { cambiate uguali } }',
      { input: { documento: JSON.stringify([await esportata(nome)]) } },
    );
    expect(data).toEqual({ importaOffertaHsds: { cambiate: 0, uguali: 1 } });
  });

  test('makes an entry that is offered there only public while it belongs to the Ambito', async () => {
    const nome = `Un Comune fino al ${fino}`;
    const { id } = await comandi.pubblicata({ nome, titolareId, comuni: ['064113'] }, '2027-05-01');
    await comuneFino('064113', fino);
    expect((await cercate()).includes(nome)).toBe(resta);
    expect((await esportata(nome)) !== undefined).toBe(resta);
    expect(await comuniDi(id)).toEqual(['064113']);
    const { data } = await registry.call(null, 'query ($id: UUID!) { prestazione(id: $id) { id } }', { id });
    expect(data).toEqual({ prestazione: resta ? { id } : null });
  });

  test('is accepted in a new entry while it belongs to the Ambito', async () => {
    await comuneFino('064113', fino);
    const { errors } = await registry.call(
      'COORDINATORE',
      'mutation ($input: PrestazioneInput!) { redigiPrestazione(input: $input) { id } }',
      { input: contenutoCompleto({ titolareId, comuni: ['064113'] }) },
    );
    expect(errors?.[0]?.extensions).toEqual(
      resta
        ? undefined
        : expect.objectContaining({ campi: [expect.objectContaining({ percorso: ['input', 'comuni', '0'] })] }),
    );
  });
});

test('the database refuses a Comune of another Ambito', async () => {
  const { id } = await comandi.redigi({ titolareId });
  const scrive = (comuni: string[]) => registry.admin('UPDATE prestazione SET comuni = $2 WHERE id = $1', [id, comuni]);
  await expect(scrive(['064008', '058091'])).rejects.toMatchObject({ constraint: 'prestazione_comuni_dell_ambito' });
  await expect(scrive(['064008'])).resolves.toBeDefined();
});
