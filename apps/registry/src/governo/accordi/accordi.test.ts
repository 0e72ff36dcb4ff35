// SPDX-License-Identifier: AGPL-3.0-or-later
import { offerta } from '../../offerta.testing.ts';
import { rifiuto } from '../piano-di-zona/piano.testing.ts';
import { vociDiTipo } from '../../ambito/scrivania/scrivania.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

const ENTE_ALTRUI = '0192a04a-0000-7000-8000-00000000ee99';
let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const registra = (extra: object = {}) =>
  registry.call<{ registraAccordo: { id: string } }>(
    'COORDINATORE',
    'mutation ($input: RegistraAccordoInput!) { registraAccordo(input: $input) { id } }',
    {
      input: {
        tipo: 'PROTOCOLLO_DI_INTESA',
        oggetto: 'Rete antiviolenza',
        finalita: 'Presa in carico congiunta',
        parti: ['Prefettura', 'ASL'],
        sottoscrittoIl: '2024-02-28',
        dal: '2024-03-01',
        al: '2027-01-31',
        ...extra,
      },
    },
  );
const termine = (accordoId: string, versione: number, al: string, nonSiRinnova = false) =>
  registry.call(
    'COORDINATORE',
    'mutation ($input: StabilisciTermineAccordoInput!) { stabilisciTermineAccordo(input: $input) { al versione } }',
    { input: { accordoId, versione, al, atto: 'det. 7/2026', nonSiRinnova } },
  );

test.each<[string, object]>([
  ['with nobody', { parti: [] }],
  ['when it is signed tomorrow', { sottoscrittoIl: '2026-11-25' }],
  ['with an ente that is not of the Ambito', { enti: ['0192a04a-0000-7000-8000-00000000ffff'] }],
  ['with an id of no ente', { enti: ['ASL'] }],
  ['with a Comune that is not associated', { comuni: ['064008', '058091'] }],
  ['with a Comune that was not associated when it was signed', { comuni: ['064008'], sottoscrittoIl: '2014-06-24' }],
  ['with a Comune twice', { comuni: ['064008', '064008'] }],
  ['when it ends before it begins', { al: '2024-02-01' }],
  ['without a purpose', { finalita: '' }],
])('an agreement is not registered %s', async (_nome, extra) => {
  expect(rifiuto(await registra(extra))).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('an agreement is on the desk from three months before its last day until it is extended or is not to be renewed (art. 2 c. 5 f, o)', async () => {
  await registra({ oggetto: 'Lontano', al: '2028-12-31' });
  const { id } = (await registra()).data!.registraAccordo;
  const { id: passato } = (await registra({ oggetto: 'Passato', al: '2026-06-30' })).data!.registraAccordo;
  const voci = () => vociDiTipo(registry, 'ACCORDO_IN_SCADENZA');
  expect(await voci()).toEqual(['Passato 2026-06-30', 'Rete antiviolenza 2027-01-31']);
  expect(rifiuto(await termine(id, 7, '2030-01-31'))).toMatchObject({ code: 'CONFLICT', versioneAttuale: 1 });
  expect(rifiuto(await termine(id, 1, '2024-02-29'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect((await termine(id, 1, '2030-01-31')).data).toEqual({
    stabilisciTermineAccordo: { al: '2030-01-31', versione: 2 },
  });
  await termine(passato, 1, '2026-06-30', true);
  expect(await voci()).toEqual([]);
});

test('everybody reads agreements, and only the coordinator of their Ambito changes them', async () => {
  const read = async (chi: Parameters<Registry['call']>[0]) =>
    (
      await registry.call<{
        accordi: { edges: { node: { parti: string[]; permessi: { puoStabilireTermine: boolean } } }[] };
      }>(
        chi,
        `{ accordi(ambitoId: "${A04}", first: 1) { edges { node { oggetto parti dal al permessi { puoStabilireTermine } ambito { codice } } } } }`,
      )
    ).data!.accordi.edges[0]!.node.permessi.puoStabilireTermine;
  expect(await read(null)).toBe(false);
  expect(await read({ ruolo: 'COORDINATORE', ambito: 'altro' })).toBe(false);
  expect(await read('COORDINATORE')).toBe(true);
});

describe('a party is an ente or a Comune of the Ambito, or else a name (art. 2 c. 5 f, o)', () => {
  const read = async () =>
    (
      await registry.call<{ accordi: { edges: { node: object }[] } }>(
        null,
        `{ accordi(ambitoId: "${A04}", first: 100) { edges { node { oggetto parti contraenti { nome ente { denominazione } comune { nome } } } } } }`,
      )
    ).data!.accordi.edges.map(({ node }) => node);

  test('it keeps the name that it had at the signing, and many agreements cost as many statements as one', async () => {
    const { id: distretto, versione } = await offerta(registry).registraEnte();
    const ripetuto = rifiuto(await registra({ enti: [distretto, distretto.toUpperCase()] }));
    expect(ripetuto).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'enti'] }] });
    const parti = { comuni: ['064113', '064008'], enti: [distretto.toUpperCase()], parti: ['Prefettura'] };
    await registra({ oggetto: 'Con tutti', ...parti });
    await registry.call(
      'COORDINATORE',
      'mutation ($input: ModificaEnteInput!) { modificaEnte(input: $input) { id } }',
      { input: { id: distretto, versione, denominazione: 'Distretto nuovo', telefono: '0825 000000' } },
    );
    const costo = async (): Promise<number> => {
      const prima = await registry.statements();
      await read();
      return (await registry.statements()) - prima;
    };
    expect((await read()).find((uno) => (uno as { oggetto: string }).oggetto === 'Con tutti')).toEqual({
      oggetto: 'Con tutti',
      parti: ['Distretto sanitario 4', 'Tufo', 'Avellino', 'Prefettura'],
      contraenti: [
        { nome: 'Distretto sanitario 4', ente: { denominazione: 'Distretto nuovo' }, comune: null },
        { nome: 'Tufo', ente: null, comune: { nome: 'Tufo' } },
        { nome: 'Avellino', ente: null, comune: { nome: 'Avellino' } },
        { nome: 'Prefettura', ente: null, comune: null },
      ],
    });
    const prima = await costo();
    await registra({ oggetto: 'Ancora con tutti', ...parti });
    expect(await costo()).toBe(prima);
  });

  test('an ente is a party only if it was active on the day of the signing, in the database as well', async () => {
    const { id, versione } = await offerta(registry).registraEnte({ denominazione: 'Cooperativa', dal: '2023-01-01' });
    const cessa = (letta: number, al: string) =>
      registry.call('COORDINATORE', 'mutation ($input: CessaEnteInput!) { cessaEnte(input: $input) { id } }', {
        input: { id, versione: letta, al },
      });
    const firma = async (sottoscrittoIl: string) => rifiuto(await registra({ enti: [id], sottoscrittoIl }));
    const enti = { code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'enti', '0'] }] };
    expect(await firma('2022-12-31')).toMatchObject(enti);
    expect(await firma('2026-11-23')).toBeUndefined();
    expect(rifiuto(await cessa(versione, '2026-11-22'))).toMatchObject({ articolo: 'art. 2 c. 5 f' });
    expect(rifiuto(await cessa(versione, '2026-11-23'))).toBeUndefined();
    expect(await firma('2026-11-24')).toMatchObject(enti);
    await registra({ oggetto: 'Dopo', sottoscrittoIl: '2026-11-24' });
    const parte = `INSERT INTO accordo_parte (accordo_id, ambito_id, ordine, nome, ente_id)
      SELECT id, ambito_id, 90, 'x', $1 FROM accordo WHERE oggetto = 'Dopo'`;
    await expect(registry.admin(parte, [id])).rejects.toMatchObject({ constraint: 'accordo_parte_ente_attivo' });
    const prima = `UPDATE ente SET periodo = '[2023-01-01,2026-11-23)' WHERE id = $1`;
    await expect(registry.admin(prima, [id])).rejects.toMatchObject({ constraint: 'ente_attivo_negli_accordi' });
  });

  const PARTE = `INSERT INTO accordo_parte (accordo_id, ambito_id, ordine, nome, ente_id, codice_istat)
    SELECT id, ambito_id, 90, 'x', $1, $2 FROM accordo WHERE oggetto = 'Lontano'`;
  test.each<[string, string, unknown[], string]>([
    ['an ente of another Ambito', PARTE, [ENTE_ALTRUI, null], 'accordo_parte_ente'],
    ['a Comune that is not associated', PARTE, [null, '058091'], 'accordo_parte_associata'],
    ['both at once', PARTE, [ENTE_ALTRUI, '064008'], 'accordo_parte_ente_o_comune'],
    [
      'nobody',
      `INSERT INTO accordo (id, ambito_id, tipo, oggetto, finalita, sottoscritto_il, periodo) VALUES (uuidv7(), '${A04}', 'ALTRO', 'x', 'x', '2026-01-01', '[2026-01-01,2027-01-01)')`,
      [],
      'accordo_con_parti',
    ],
    ['a changed name', `UPDATE accordo_parte SET nome = 'altro'`, [], 'accordo_immutabile'],
    ['a deleted party', `DELETE FROM accordo_parte`, [], 'solo_annullato'],
  ])('the database refuses %s', async (_nome, sql, parametri, constraint) => {
    await registry.admin(
      `INSERT INTO ambito (id, codice, nome, regione) VALUES ('0192a04a-0000-7000-8000-00000000aa99', 'A99', 'Ambito A99', '15') ON CONFLICT DO NOTHING`,
    );
    await registry.admin(
      `INSERT INTO ente (id, ambito_id, natura, denominazione, telefono, periodo)
       VALUES ($1, '0192a04a-0000-7000-8000-00000000aa99', 'ALTRO', 'Altrui', '1', '[2020-01-01,)') ON CONFLICT DO NOTHING`,
      [ENTE_ALTRUI],
    );
    await expect(registry.admin(sql, parametri)).rejects.toMatchObject({ constraint });
  });
});
