// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource } from '@ambito/persistence';
import { asLists } from '@ambito/testing';
import { type Registry, startIstituito } from '../../testing.ts';

const OGGI = '2026-11-24';
let registry: Registry;
beforeEach(async () => {
  registry = await startIstituito(new Date(`${OGGI}T09:00:00Z`));
});
afterEach(() => registry.stop());

const scrive = (campo: string, tipo: string, input: object) =>
  registry.call('COORDINAMENTO_ISTITUZIONALE', `mutation ($input: ${tipo}!) { ${campo}(input: $input) { versione } }`, {
    input,
  });
const registra = async (dal: string, al: string) => {
  const { errors } = await scrive('registraConvenzione', 'RegistraConvenzioneInput', {
    ...{ versione: 1, oggetto: `Dal ${dal}`, sottoscrittaIl: '2014-06-25', dal, al },
    comuni: ['064008', '064071', '064113'],
  });
  return errors?.[0]?.extensions;
};
const ids = async () =>
  (await registry.admin<{ id: string }>('SELECT id FROM convenzione ORDER BY lower(periodo)', [])).map(({ id }) => id);
const cessa = async (convenzioneId: string, input: object = {}) => {
  const { errors } = await scrive('cessaConvenzione', 'CessaConvenzioneInput', {
    ...{ versione: 1, convenzioneId, al: OGGI, atto: 'del. 7/2026', ...input },
  });
  return errors?.[0]?.extensions;
};
const lette = async () => {
  const { data } = await registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    '{ ambito(codice: "A04") { convenzioni { edges { node { dal al attoCessazione permessi { puoCessare } firmatari { dal al } } } } } }',
  );
  return asLists<{ ambito: { convenzioni: object[] } }>(data).ambito.convenzioni;
};

test('a Convenzione that ends in 9999 ceases today, and another follows tomorrow (art. 1 and 9)', async () => {
  expect(await registra('2014-06-25', '9999-12-31')).toBeUndefined();
  expect(await registra('2026-11-25', '2029-12-31')).toMatchObject({ articolo: 'art. 1 c. 1' });
  const [id = ''] = await ids();
  expect(await cessa(id)).toBeUndefined();
  expect(await registra(OGGI, '2029-12-31')).toMatchObject({ articolo: 'art. 1 c. 1' });
  expect(await registra('2026-11-25', '2029-12-31')).toBeUndefined();
  const firmatari = Array.from({ length: 3 }, () => ({ dal: '2014-06-25', al: OGGI }));
  expect(await lette()).toMatchObject([
    { dal: '2026-11-25', al: '2029-12-31', attoCessazione: null, permessi: { puoCessare: true } },
    { dal: '2014-06-25', al: OGGI, attoCessazione: 'del. 7/2026', permessi: { puoCessare: false }, firmatari },
  ]);
});

test('a Convenzione that has not begun ceases on its first day at the earliest', async () => {
  await registra('2027-01-01', '2027-12-31');
  const [id = ''] = await ids();
  expect(await cessa(id, { al: '2026-12-31' })).toMatchObject({ articolo: 'art. 1 c. 1' });
  expect(await cessa(id, { al: '2027-01-01' })).toBeUndefined();
});

describe('a Convenzione in force', () => {
  let id = '';
  beforeEach(async () => {
    await registra('2014-06-25', '2027-03-31');
    [id = ''] = await ids();
  });

  test.each<[string, object, object]>([
    ['in the past', { al: '2026-11-23' }, { campi: [{ percorso: ['input', 'al'] }] }],
    ['on its last day', { al: '2027-03-31' }, { code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' }],
    ['later', { al: '2027-04-01' }, { code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' }],
    ['without an act', { atto: '' }, { code: 'BAD_USER_INPUT' }],
    ['at an old version', { versione: 7 }, { code: 'CONFLICT', versioneAttuale: 1 }],
    ['with an unknown id', { convenzioneId: '0192a04a-0000-7000-8000-00000000ffff' }, { code: 'NOT_FOUND' }],
  ])('does not cease %s', async (_nome, input, errore) => {
    expect(await cessa(id, input)).toMatchObject(errore);
  });

  test('ceases once when ten requests come at once, and never again', async () => {
    const esiti = await Promise.all(Array.from({ length: 10 }, () => cessa(id, { al: '2027-01-31' })));
    expect(esiti.filter((esito) => esito === undefined)).toHaveLength(1);
    for (const esito of esiti.filter((uno) => uno !== undefined))
      expect(esito).toMatchObject({ articolo: 'art. 1 c. 1' });
    expect(await cessa(id, { al: '2026-12-31' })).toMatchObject({ articolo: 'art. 1 c. 1' });
  });

  describe.each([['DATABASE_URL'], ['MIGRATION_DATABASE_URL']] as const)('by SQL on %s', (url) => {
    const tutto = async (comando: string) => {
      const connessione = await createDataSource({
        ...{ url: registry.database.urls[url], applicationName: 'prova', poolSize: 1, entities: [] },
      }).initialize();
      try {
        await connessione.transaction(async (manager) => {
          await manager.query(`SELECT set_config('ambito.adesso', '${OGGI}T09:00:00Z', true)`);
          await manager.query(comando);
        });
      } finally {
        await connessione.destroy();
      }
    };
    const fino = (periodo: string, atto: string | null = 'del. 7/2026') =>
      tutto(`UPDATE convenzione SET periodo = '${periodo}', atto_cessazione = ${atto === null ? 'NULL' : `'${atto}'`}`);

    test.each<[string, string, string | null]>([
      ['in the past', '[2014-06-25,2026-11-23]', 'del. 7/2026'],
      ['later', '[2014-06-25,2027-04-01]', 'del. 7/2026'],
      ['on its last day', '[2014-06-25,2027-03-31]', 'del. 7/2026'],
      ['from another day on', '[2014-06-26,2026-12-31]', 'del. 7/2026'],
      ['without an act', '[2014-06-25,2026-12-31]', null],
    ])('does not cease %s', async (_nome, periodo, atto) => {
      await expect(fino(periodo, atto)).rejects.toMatchObject({ constraint: 'convenzione_immutabile' });
    });

    test('ceases once', async () => {
      await expect(fino('[2014-06-25,2026-12-31]')).resolves.toBeUndefined();
      await expect(fino(`[2014-06-25,${OGGI}]`)).rejects.toMatchObject({ constraint: 'convenzione_immutabile' });
    });
  });
});
