// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource } from '@ambito/persistence';
import { esito, personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let [primo, secondo, terzo] = ['', '', ''];
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  const sede = await personale.sede('064008');
  [primo, secondo, terzo] = [
    (await personale.inServizio(sede)).id,
    (await personale.inServizio(sede)).id,
    (await personale.inServizio(sede)).id,
  ];
});
afterAll(() => registry.stop());

const organizza = (dalle: string, alle: string, operatoreId: string, extra: object = {}) =>
  registry.call<{ organizzaTurnoReperibilita: { id: string; versione: number } }>(
    'COORDINATORE',
    'mutation ($input: OrganizzaTurnoInput!) { organizzaTurnoReperibilita(input: $input) { id versione permessi { puoModificare } } }',
    { input: { dalle, alle, operatoreId, ...extra } },
  );
const annulla = (turnoId: string, versione: number) =>
  registry.call('COORDINATORE', 'mutation ($input: AnnullaTurnoInput!) { annullaTurnoReperibilita(input: $input) }', {
    input: { turnoId, versione, motivo: 'Non si è svolto' },
  });
const ambito = async <T>(campo: string): Promise<T> =>
  (await registry.call<{ ambito: T }>('SEGRETARIATO', `{ ambito(codice: "A04") { ${campo} } }`)).data!.ambito;

test.each([
  ['that ends before it begins', '2027-05-02T00:00:00Z', '2027-05-01T00:00:00Z', {}, 'BAD_USER_INPUT'],
  ['of more than a month', '2027-05-01T00:00:00Z', '2027-07-01T00:00:00Z', {}, 'BAD_USER_INPUT'],
  ['that begins before now', '2026-11-24T08:59:59Z', '2026-11-25T00:00:00Z', {}, 'BAD_USER_INPUT'],
  ['that is over', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', {}, 'BAD_USER_INPUT'],
  [
    'that does not exist',
    '2027-05-01T00:00:00Z',
    '2027-05-02T00:00:00Z',
    { turnoId: '0192a04a-0000-7000-8000-00000000ffff', versione: 1 },
    'NOT_FOUND',
  ],
])('a shift %s is refused', async (_nome, dalle, alle, extra, atteso) => {
  expect(esito(await organizza(dalle, alle, primo, extra))).toBe(atteso);
});

test('an operator is not on call while away, and does not stand in for oneself (art. 2 c. 4)', async () => {
  await personale.command('registraAssenza', { operatoreId: terzo, versione: 2, dal: '2027-03-01', al: '2027-03-02' });
  expect(esito(await organizza('2027-03-02T08:00:00Z', '2027-03-02T20:00:00Z', terzo))).toBe('art. 2 c. 4');
  expect(esito(await organizza('2027-03-02T08:00:00Z', '2027-03-02T20:00:00Z', primo, { sostitutoId: terzo }))).toBe(
    'art. 2 c. 4',
  );
  expect(esito(await organizza('2027-03-02T08:00:00Z', '2027-03-02T20:00:00Z', primo, { sostitutoId: primo }))).toBe(
    'art. 2 c. 4',
  );
  // Midnight in Rome is an hour earlier in UTC: the third of March has begun, and the absence is over.
  expect(esito(await organizza('2027-03-02T23:00:00Z', '2027-03-03T20:00:00Z', terzo))).toBeUndefined();
});

test('ten concurrent requests for a shift in the same hours record one shift', async () => {
  const risposte = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      organizza('2027-04-01T00:00:00Z', `2027-04-0${2 + (n % 5)}T00:00:00Z`, n % 2 === 0 ? primo : secondo),
    ),
  );
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  expect(new Set(risposte.filter(({ errors }) => errors !== undefined).map(esito))).toEqual(new Set(['art. 2 c. 4']));
});

test('the holder answers, the substitute when the holder is away, nobody when both are away, and the desk shows uncovered hours ahead', async () => {
  const { data } = await organizza('2026-12-01T07:00:00Z', '2026-12-04T07:00:00Z', primo, { sostitutoId: secondo });
  const chi = (istante: string) =>
    ambito<{ reperibile: unknown }>(
      `reperibile(istante: "${istante}") { inSostituzione operatore { id } turno { id } }`,
    );
  const turno = { id: data!.organizzaTurnoReperibilita.id };
  expect(await chi('2026-12-02T12:00:00Z')).toEqual({
    reperibile: { inSostituzione: false, operatore: { id: primo }, turno },
  });
  await personale.command('registraAssenza', { operatoreId: primo, versione: 2, dal: '2026-12-02', al: '2026-12-03' });
  expect(await chi('2026-12-02T12:00:00Z')).toEqual({
    reperibile: { inSostituzione: true, operatore: { id: secondo }, turno },
  });
  await personale.command('registraAssenza', {
    operatoreId: secondo,
    versione: 2,
    dal: '2026-12-03',
    al: '2026-12-03',
  });
  expect(await chi('2026-12-03T12:00:00Z')).toEqual({ reperibile: null });
  expect(
    await ambito('scoperturaReperibilita(dalle: "2026-12-01T00:00:00Z", alle: "2026-12-05T00:00:00Z") { dalle alle }'),
  ).toEqual({
    scoperturaReperibilita: [
      { dalle: '2026-12-01T00:00:00.000Z', alle: '2026-12-01T07:00:00.000Z' },
      { dalle: '2026-12-02T23:00:00.000Z', alle: '2026-12-03T23:00:00.000Z' },
      { dalle: '2026-12-04T07:00:00.000Z', alle: '2026-12-05T00:00:00.000Z' },
    ],
  });
});

test('a shift is changed only at the version that was read, and can be deleted', async () => {
  const { data } = await organizza('2027-06-01T00:00:00Z', '2027-06-02T00:00:00Z', primo);
  const { id } = data!.organizzaTurnoReperibilita;
  expect(
    esito(await organizza('2027-06-01T00:00:00Z', '2027-06-02T00:00:00Z', secondo, { turnoId: id, versione: 9 })),
  ).toBe('CONFLICT');
  expect(
    (await organizza('2027-06-01T00:00:00Z', '2027-06-03T00:00:00Z', secondo, { turnoId: id, versione: 1 })).data,
  ).toEqual({
    organizzaTurnoReperibilita: { id, versione: 2, permessi: { puoModificare: true } },
  });
  expect(esito(await annulla(id, 1))).toBe('CONFLICT');
  expect((await annulla(id, 2)).data).toEqual({ annullaTurnoReperibilita: true });
});

test('shifts come by pages in order, and many are read with as many statements as one', async () => {
  const elenco = async (argomenti: string) => {
    const prima = await registry.statements();
    const { data } = await registry.call<{
      turniReperibilita: { edges: { node: { id: string; dalle: string } }[]; pageInfo: { endCursor: string } };
    }>(
      'SEGRETARIATO',
      `{ turniReperibilita(${argomenti}) { edges { node { id dalle operatore { cognome } } } pageInfo { endCursor } } }`,
    );
    return { ...data!.turniReperibilita, statements: (await registry.statements()) - prima };
  };
  const [uno, tutti] = [await elenco('first: 1'), await elenco('first: 50')];
  expect(tutti.statements).toBe(uno.statements);
  expect([...uno.edges, ...(await elenco(`first: 50, after: "${uno.pageInfo.endCursor}"`)).edges]).toEqual(tutti.edges);
  const inizi = tutti.edges.map(({ node }) => node.dalle);
  expect(inizi.length).toBeGreaterThan(2);
  expect(inizi).toEqual([...inizi].sort());
});

describe('who was on call stays recorded (art. 2 c. 4)', () => {
  const DAL = '2026-11-20T07:00:00Z';
  const AL = '2026-11-28T07:00:00Z';
  const ORA = '2026-11-24T09:00:00Z';
  /** Runs SQL in the database at an instant, without the checks of the service. */
  const alle = (adesso: string, sql: string, parametri: unknown[] = []) =>
    servizio.transaction(async (manager) => {
      await manager.query(`SELECT set_config('ambito.adesso', $1, true)`, [adesso]);
      await manager.query(sql, parametri);
    });
  const write = (adesso: string, id: string, periodo: string) =>
    alle(
      adesso,
      'INSERT INTO turno_reperibilita (id, ambito_id, operatore_id, sostituto_id, periodo) VALUES ($1, $2, $3, $4, $5)',
      [id, A04, primo, secondo, periodo],
    );
  const IN_CORSO = '0192a04a-0000-7000-8000-00000000f001';
  const FINITO = '0192a04a-0000-7000-8000-00000000f002';
  let servizio: DataSource;
  beforeAll(async () => {
    const url = registry.database.urls.DATABASE_URL;
    servizio = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities: [] });
    await servizio.initialize();
    await write('2026-11-19T09:00:00Z', FINITO, `[2026-11-19T09:00Z,${DAL})`);
    await write('2026-11-19T09:00:00Z', IN_CORSO, `[${DAL},${AL})`);
  });
  afterAll(() => servizio.destroy());

  const cambia = (dalle: string, alle: string, operatoreId: string, altro: object = {}) =>
    organizza(dalle, alle, operatoreId, { turnoId: IN_CORSO, versione: 1, sostitutoId: secondo, ...altro });

  test.each<[string, () => ReturnType<typeof organizza | typeof annulla>, string]>([
    ['another holder', () => cambia(DAL, AL, terzo), 'art. 2 c. 4'],
    ['another substitute', () => cambia(DAL, AL, primo, { sostitutoId: terzo }), 'art. 2 c. 4'],
    ['no substitute', () => cambia(DAL, AL, primo, { sostitutoId: null }), 'art. 2 c. 4'],
    ['other days', () => cambia('2026-12-20T07:00:00Z', '2026-12-28T07:00:00Z', primo), 'art. 2 c. 4'],
    ['an end that is past', () => cambia(DAL, '2026-11-24T08:59:00Z', primo), 'BAD_USER_INPUT'],
  ])('a shift under way is not given %s', async (_nome, chiede, atteso) => {
    expect(esito(await chiede())).toBe(atteso);
  });

  const update = (campi: string, id = IN_CORSO) => `UPDATE turno_reperibilita SET ${campi} WHERE id = '${id}'`;
  test.each<[string, () => string]>([
    ['with another holder', () => update(`operatore_id = '${terzo}'`)],
    ['with another substitute', () => update('sostituto_id = NULL')],
    ['on other days', () => update(`periodo = '[2026-12-20T07:00Z,2026-12-28T07:00Z)'`)],
    ['ended before now', () => update(`periodo = '[${DAL},2026-11-24T08:59Z)'`)],
    ['made longer when it is over', () => update(`periodo = '[2026-11-19T09:00Z,2026-11-20T08:00Z)'`, FINITO)],
    ['deleted', () => `DELETE FROM turno_reperibilita WHERE id = '${IN_CORSO}'`],
    ['deleted when it is over', () => `DELETE FROM turno_reperibilita WHERE id = '${FINITO}'`],
    [
      'added to past hours in which nobody was on call',
      () =>
        `INSERT INTO turno_reperibilita (id, ambito_id, operatore_id, periodo) VALUES (uuidv7(), '${A04}', '${primo}', '[2026-11-10T07:00Z,2026-11-25T07:00Z)')`,
    ],
    ['of another Ambito', () => update(`ambito_id = uuidv7()`)],
  ])('the database refuses that a shift is %s', async (nome, sql) => {
    const atteso = nome === 'of another Ambito' ? { code: '42501' } : { constraint: 'turno_reperibilita_passato' };
    await expect(alle(ORA, sql())).rejects.toMatchObject(atteso);
  });

  test('the database refuses to move a shift to come before now', async () => {
    const id = '0192a04a-0000-7000-8000-00000000f003';
    await write(ORA, id, '[2028-01-01T07:00Z,2028-01-02T07:00Z)');
    const prima = update(`periodo = '[2026-11-01T07:00Z,2026-11-02T07:00Z)'`, id);
    await expect(alle(ORA, prima)).rejects.toMatchObject({ constraint: 'turno_reperibilita_passato' });
    await alle(ORA, `DELETE FROM turno_reperibilita WHERE id = '${id}'`);
  });

  test('a shift that is over is put right, and who was on call before, who says so and why stay', async () => {
    const rettifica = (input: object) =>
      registry.call<{ rettificaTurnoReperibilita: { id: string; corregge: { id: string; motivo: string } } }>(
        'COORDINATORE',
        `mutation ($input: RettificaTurnoReperibilitaInput!) { rettificaTurnoReperibilita(input: $input) {
           id dalle alle operatore { id } sostituto { id } corregge { id motivo } } }`,
        { input: { turnoId: FINITO, versione: 1, motivo: 'Era di un’altra persona', ...input } },
      );
    expect(esito(await rettifica({}))).toBe('BAD_USER_INPUT');
    expect(esito(await rettifica({ alle: '2026-11-19T08:00:00Z' }))).toBe('BAD_USER_INPUT');
    expect(esito(await rettifica({ alle: '2026-11-21T07:00:00Z' }))).toBe('art. 2 c. 4');
    const { data } = await rettifica({ operatoreId: terzo, sostitutoId: null, dalle: '2026-11-19T08:00:00Z' });
    const giusto = data!.rettificaTurnoReperibilita;
    expect(giusto).toMatchObject({
      ...{ dalle: '2026-11-19T08:00:00.000Z', alle: '2026-11-20T07:00:00.000Z' },
      ...{ operatore: { id: terzo }, sostituto: null, corregge: { id: FINITO, motivo: 'Era di un’altra persona' } },
    });
    expect(await ambito('reperibile(istante: "2026-11-19T12:00:00Z") { operatore { id } }')).toEqual({
      reperibile: { operatore: { id: terzo } },
    });
    expect(esito(await rettifica({ operatoreId: terzo }))).toBe('NOT_FOUND');
    expect((await annulla(giusto.id, 1)).data).toEqual({ annullaTurnoReperibilita: true });
    expect(await ambito('reperibile(istante: "2026-11-19T12:00:00Z") { operatore { id } }')).toEqual({
      reperibile: null,
    });
    const [annullato] = await registry.admin<{ dati: object; motivo: string; chi: string }>(
      'SELECT dati, motivo, annullato_da AS chi FROM annullamento WHERE id = $1',
      [giusto.id],
    );
    expect(annullato).toMatchObject({
      ...{ dati: { operatore_id: terzo }, motivo: 'Non si è svolto', chi: 'prova-COORDINATORE' },
    });
  });

  test('the database refuses a shift in past hours that corrects no other one', async () => {
    await expect(
      write(ORA, '0192a04a-0000-7000-8000-00000000f004', '[2026-11-01T07:00Z,2026-11-02T07:00Z)'),
    ).rejects.toMatchObject({
      constraint: 'turno_reperibilita_passato',
    });
  });

  test('a shift under way ends now, even if its holder was away meanwhile, and another begins now', async () => {
    await registry.admin(
      `INSERT INTO assenza (id, ambito_id, operatore_id, periodo) VALUES (uuidv7(), $1, $2, '[2026-11-21,2026-11-23)')`,
      [A04, primo],
    );
    expect((await cambia(DAL, ORA, primo.toUpperCase())).errors).toBeUndefined();
    expect((await organizza(ORA, AL, terzo)).errors).toBeUndefined();
    expect(await ambito('reperibile { operatore { id } }')).toEqual({ reperibile: { operatore: { id: terzo } } });
  });
});
