// SPDX-License-Identifier: AGPL-3.0-or-later
import { startRegistry, type Registry } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

const roma = (residenti: number) => ({
  codiceIstat: '058091',
  nome: 'Roma',
  codiceCatastale: 'H501',
  siglaProvincia: 'RM',
  regione: '12',
  popolazione: [{ anno: 2011, residenti, fonte: 'ISTAT' }],
});
const importa = (comuni: object[], chiave?: string) =>
  registry.call<{ importaComuni: number }>(
    'AMMINISTRATORE',
    'mutation ($comuni: [ComuneInput!]!, $chiave: ID) { importaComuni(comuni: $comuni, chiaveIdempotenza: $chiave) }',
    { comuni, chiave },
  );

test('an import that is repeated with its key gives the first answer again and writes nothing', async () => {
  expect((await importa([roma(2_617_175)], 'importazione-1')).data).toEqual({ importaComuni: 1 });
  expect((await importa([roma(2_800_000)])).data).toEqual({ importaComuni: 1 });
  // Without the key this would write the older count again.
  expect((await importa([roma(2_617_175)], 'importazione-1')).data).toEqual({ importaComuni: 1 });
  expect(await registry.admin('SELECT residenti FROM popolazione')).toEqual([{ residenti: 2_800_000 }]);
  expect((await importa([roma(1)], 'importazione-1')).errors?.[0]?.extensions['code']).toBe('CONFLICT');
});

test.each([
  ['more than 1,000 Comuni', Array.from({ length: 1_001 }, () => roma(1)), ['comuni']],
  ['a wrong code', [roma(1), { ...roma(1), codiceIstat: '1' }], ['comuni', '1', 'codiceIstat']],
])('%s: the import is refused at its place', async (_nome, comuni, percorso) => {
  expect((await importa(comuni)).errors?.[0]?.extensions).toMatchObject({ campi: [{ percorso }] });
});

const comune = (codiceIstat: string, nome: string, codiceCatastale: string, esistenza?: object) => ({
  ...{ codiceIstat, nome, codiceCatastale, siglaProvincia: 'VI', regione: '05', popolazione: [], esistenza },
});
const leggi = async (codiceIstat: string) =>
  (
    await registry.call<{ comune: object | null }>(
      null,
      'query ($codiceIstat: String!) { comune(codiceIstat: $codiceIstat) { nome dal al successore { codiceIstat nome } } }',
      { codiceIstat },
    )
  ).data?.comune;
const elenco = async (nome: string, al?: string) =>
  (
    await registry.call<{ comuni: { edges: { node: { codiceIstat: string } }[] } }>(
      null,
      'query ($nome: String, $al: Data) { comuni(nome: $nome, al: $al, first: 10) { edges { node { codiceIstat } } } }',
      { nome, al },
    )
  ).data!.comuni.edges.map(({ node }) => node.codiceIstat);

describe('a Comune that is no more', () => {
  const FUSIONE = [
    comune('024128', 'Sovizzo', 'I879', { dal: '2024-01-22' }),
    comune('024044', 'Gambugliano', 'D897', { al: '2024-01-21', successore: '024128' }),
    comune('024103', 'Sovizzo', 'I879', { al: '2024-01-21', successore: '024128' }),
  ];
  beforeAll(async () => {
    await importa([comune('024044', 'Gambugliano', 'D897'), comune('024103', 'Sovizzo', 'I879')]);
  });

  test('two in force with one cadastral code are refused, in the graph and in the database', async () => {
    const { errors } = await importa([comune('024128', 'Sovizzo', 'I879', { dal: '2024-01-22' })]);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['comuni', '0', 'codiceCatastale'] }],
    });
    expect(await leggi('024128')).toBeNull();
    await expect(
      registry.admin(
        `INSERT INTO comune (codice_istat, nome, codice_catastale, sigla_provincia, regione) VALUES ('024128', 'Sovizzo', 'I879', 'VI', '05')`,
      ),
    ).rejects.toMatchObject({ constraint: 'comune_un_codice_catastale' });
  });

  test.each([
    ['ends before it begins', { dal: '2024-01-01', al: '2023-12-31' }, 'al'],
    ['has a successor and no end', { successore: '024103' }, 'successore'],
    ['succeeds itself', { al: '2024-01-21', successore: '024044' }, 'successore'],
    ['has an unknown successor', { al: '2024-01-21', successore: '999999' }, 'successore'],
  ])('one that %s is refused', async (_nome, extra, campo) => {
    const { errors } = await importa([comune('024044', 'Gambugliano', 'D897', extra)]);
    expect(errors?.[0]?.extensions['campi']).toMatchObject([{ percorso: ['comuni', '0', 'esistenza', campo] }]);
  });

  test('is listed for its days only, keeps its record and shows its successor; other services hear of both', async () => {
    expect((await importa(FUSIONE)).data).toEqual({ importaComuni: 3 });
    expect((await importa(FUSIONE)).data).toEqual({ importaComuni: 0 });
    expect(await elenco('Gambugliano')).toEqual([]);
    expect(await elenco('Gambugliano', '2024-01-21')).toEqual(['024044']);
    expect(await elenco('Sovizzo', '2024-01-21')).toEqual(['024103']);
    expect(await elenco('Sovizzo', '2024-01-22')).toEqual(['024128']);
    expect(await leggi('024044')).toEqual({
      ...{ nome: 'Gambugliano', dal: null, al: '2024-01-21' },
      successore: { codiceIstat: '024128', nome: 'Sovizzo' },
    });
    const eventi = await registry.admin<{ dati: object }>(
      `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = ANY ('{024044,024128}') ORDER BY seq DESC LIMIT 2`,
    );
    expect(eventi.map(({ dati }) => dati)).toEqual(
      expect.arrayContaining([
        { codiceIstat: '024044', nome: 'Gambugliano', al: '2024-01-21', successore: '024128', residenti: [] },
        { codiceIstat: '024128', nome: 'Sovizzo', dal: '2024-01-22', residenti: [] },
      ]),
    );
  });

  test('an import without `esistenza` leaves the days as they are, and an empty one takes them back', async () => {
    await importa(FUSIONE);
    await importa([comune('024044', 'Gambugliano', 'D897')]);
    expect(await leggi('024044')).toMatchObject({ al: '2024-01-21' });
    await importa([comune('024044', 'Gambugliano', 'D897', {})]);
    expect(await leggi('024044')).toMatchObject({ al: null, successore: null });
  });

  test('joins no Ambito', async () => {
    await importa(FUSIONE);
    const { errors } = await registry.call(
      'AMMINISTRATORE',
      'mutation ($input: IstituisciAmbitoInput!) { istituisciAmbito(input: $input) { id } }',
      {
        input: {
          ...{ id: '0192a04a-0000-7000-8000-0000000a0099', codice: 'V1', nome: 'Ambito di Vicenza' },
          ...{ capofila: '024044', comuni: ['024044'], dal: '2024-02-01' },
        },
      },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 1 c. 1' });
  });
});

test('a role that may not import is told so in a whole sentence', async () => {
  const { errors } = await registry.call(
    'SEGRETARIATO',
    'mutation ($comuni: [ComuneInput!]!) { importaComuni(comuni: $comuni) }',
    { comuni: [roma(1)] },
  );
  expect(errors?.[0]?.message).toContain('al massimo 1.000 per volta»');
});
