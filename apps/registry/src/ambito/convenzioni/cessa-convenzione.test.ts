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
    '{ ambito(codice: "A04") { convenzioni { edges { node { dal al attoCessazione termine permessi { puoCessare } firmatari { dal al } } } } } }',
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

  test('whose cessation was a mistake lasts up to its term again; one that was written wrongly is corrected', async () => {
    const corregge = async (campo: string, tipo: string, input: object) =>
      (await scrive(campo, tipo, { versione: 1, convenzioneId: id, motivo: 'Letto male', ...input })).errors?.[0]
        ?.extensions;
    const annulla = () => corregge('annullaCessazioneConvenzione', 'AnnullaCessazioneConvenzioneInput', {});
    const rettifica = (input: object) =>
      corregge('rettificaCessazioneConvenzione', 'RettificaCessazioneConvenzioneInput', input);
    expect(await annulla()).toMatchObject({ articolo: 'art. 1 c. 1' });
    await cessa(id, { al: '2026-12-31' });
    for (const [input, errore] of [
      [{ al: '2027-03-31' }, { articolo: 'art. 1 c. 1' }],
      [{ al: '2014-06-24' }, { articolo: 'art. 1 c. 1' }],
      [{ al: '2026-12-31' }, { code: 'BAD_USER_INPUT' }],
    ] as const)
      expect(await rettifica(input)).toMatchObject(errore);
    // The right day may have passed.
    expect(await rettifica({ al: '2026-10-31', atto: 'del. 8/2026' })).toBeUndefined();
    expect(await lette()).toMatchObject([{ al: '2026-10-31', attoCessazione: 'del. 8/2026', termine: '2027-03-31' }]);
    expect(await registra('2027-03-01', '2029-12-31')).toBeUndefined();
    expect(await annulla()).toMatchObject({ articolo: 'art. 1 c. 1' });
  });

  test('lasts up to its term again, once, and what was said is kept', async () => {
    await cessa(id, { al: '2026-12-31' });
    const annulla = async () =>
      (
        await scrive('annullaCessazioneConvenzione', 'AnnullaCessazioneConvenzioneInput', {
          ...{ versione: 1, convenzioneId: id, motivo: 'Letto male' },
        })
      ).errors?.[0]?.extensions;
    expect(await annulla()).toBeUndefined();
    expect(await lette()).toMatchObject([
      { al: '2027-03-31', attoCessazione: null, termine: null, permessi: { puoCessare: true } },
    ]);
    expect(await annulla()).toMatchObject({ articolo: 'art. 1 c. 1' });
    const [detto] = await registry.admin<{ motivo: string; atto: string }>(
      `SELECT motivo, dati ->> 'atto_cessazione' AS atto FROM annullamento WHERE tipo = 'CONVENZIONE'`,
      [],
    );
    expect(detto).toEqual({ motivo: 'Letto male', atto: 'del. 7/2026' });
  });

  test('does not last again while a Comune has entered that has not signed it', async () => {
    await cessa(id);
    await registry.call('AMMINISTRATORE', 'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }', {
      comuni: [
        {
          ...{ codiceIstat: '064101', nome: 'Serino', codiceCatastale: 'I630' },
          ...{ siglaProvincia: 'AV', regione: '15', popolazione: [] },
        },
      ],
    });
    const entra = await scrive('registraAdesione', 'RegistraAdesioneInput', {
      ...{ versione: 1, codiceIstat: '064101', dal: '2026-11-25', atto: 'del. 2/2026' },
    });
    expect(entra.errors).toBeUndefined();
    const { errors } = await scrive('annullaCessazioneConvenzione', 'AnnullaCessazioneConvenzioneInput', {
      ...{ versione: 2, convenzioneId: id, motivo: 'Letto male' },
    });
    expect(errors?.[0]?.message).toBe('I firmatari non sono tutti e soli i Comuni associati');
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
      tutto(
        `UPDATE convenzione SET periodo = '${periodo}', atto_cessazione = ${atto === null ? 'NULL' : `'${atto}'`}, termine = upper(periodo) - 1`,
      );

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
