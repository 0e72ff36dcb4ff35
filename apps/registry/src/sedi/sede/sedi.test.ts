// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { createDataSource } from '@ambito/persistence';
import { startIstituito, type startRegistry } from '../../testing.ts';

/** A day before all the hours of these tests. */
const OGGI = new Date('2025-12-15T09:00:00Z');

let registry: Awaited<ReturnType<typeof startRegistry>>;
beforeAll(async () => {
  registry = await startIstituito(OGGI);
});
afterAll(() => registry.stop());

const INDIVIDUA = 'mutation ($input: IndividuaSedeInput!) { individuaSede(input: $input) { id versione } }';
const ORARI =
  'mutation ($input: ImpostaOrariInput!) { impostaOrari(input: $input) { versione orari { edges { node { giorno dalle validoDal validoAl } } } } }';
const input = (codiceIstat: string, extra: object = {}) => ({
  codiceIstat,
  denominazione: 'Sede',
  indirizzo: 'Via Roma 1',
  attivaDal: '2020-01-01',
  ...extra,
});
const individua = (chi: 'COMUNE' | 'COORDINATORE', codiceIstat: string, extra: object = {}) =>
  registry.call<{ individuaSede: { id: string; versione: number } }>(chi, INDIVIDUA, {
    input: input(codiceIstat, extra),
  });
const rifiuto = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions;

describe('the sede of a Comune (art. 5 c. 1 and 2)', () => {
  test('is one, even if fifty are designated at once', async () => {
    const risposte = await Promise.all(Array.from({ length: 50 }, () => individua('COORDINATORE', '064113')));
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    for (const risposta of risposte.filter(({ errors }) => errors !== undefined)) {
      expect(rifiuto(risposta)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 5 c. 1' });
    }
  });

  test('is designated by that Comune, and by no other', async () => {
    expect(rifiuto(await individua('COMUNE', '064008'))?.['code']).toBe('FORBIDDEN');
    expect((await individua('COMUNE', '064071')).errors).toBeUndefined();
  });

  test('is designated only by a Comune that is associated on that day', async () => {
    expect(rifiuto(await individua('COORDINATORE', '064008', { attivaDal: '2001-01-01' }))).toMatchObject({
      articolo: 'art. 5 c. 1',
    });
    expect(rifiuto(await individua('COORDINATORE', '999999'))).toMatchObject({ articolo: 'art. 5 c. 1' });
  });

  test('begins within ten years', async () => {
    expect(rifiuto(await individua('COORDINATORE', '064008', { attivaDal: '9026-01-01' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'attivaDal'] }],
    });
  });
});

describe('the hours of a sede (art. 5 c. 3 and 4, art. 6 c. 2)', () => {
  let sede: { id: string; versione: number };
  beforeAll(async () => {
    const { data } = await individua('COORDINATORE', '064008');
    sede = data!.individuaSede;
  });
  const imposta = (fasce: object[], versione: number, validoDal = '2026-01-01') =>
    registry.call<{
      impostaOrari: { versione: number; orari: object };
    }>('COORDINATORE', ORARI, {
      input: { sedeId: sede.id, versione, validoDal, fasce },
    });
  const fascia = (giorno: number, dalle: string, alle: string, motivazione?: string) => ({
    giorno,
    dalle,
    alle,
    ...(motivazione === undefined ? {} : { motivazione }),
  });

  test.each([
    ['less than four hours a week', [fascia(1, '09:00', '12:59')], 'art. 5 c. 4'],
    ['none at all', [], 'art. 5 c. 4'],
    ['overlapping', [fascia(1, '09:00', '12:00'), fascia(1, '11:00', '14:00')], 'art. 5 c. 3'],
    ['ending before they begin', [fascia(1, '12:00', '09:00'), fascia(2, '09:00', '13:00')], 'art. 5 c. 3'],
    ['on Saturday without a reason', [fascia(6, '09:00', '13:00')], 'art. 5 c. 3'],
  ])('%s are refused', async (_nome, fasce, articolo) => {
    expect(rifiuto(await imposta(fasce, sede.versione))).toMatchObject({ code: 'RULE_VIOLATION', articolo });
  });

  test('from a day in more than ten years are refused', async () => {
    expect(rifiuto(await imposta([fascia(1, '09:00', '13:00')], sede.versione, '9026-01-01'))).toMatchObject({
      code: 'BAD_USER_INPUT',
      campi: [{ percorso: ['input', 'validoDal'] }],
    });
  });

  test('hold from their day on, and end the earlier ones the day before', async () => {
    const prima = await imposta([fascia(1, '09:00', '13:00')], 1);
    expect(prima.data?.impostaOrari.versione).toBe(2);
    expect(rifiuto(await imposta([fascia(2, '09:00', '13:00')], 1))).toMatchObject({
      code: 'CONFLICT',
      versioneAttuale: 2,
    });
    const dopo = await imposta([fascia(6, '15:00', '19:00', 'mercato del sabato')], 2, '2026-03-01');
    expect(asLists(dopo.data?.impostaOrari.orari)).toEqual([
      { giorno: 6, dalle: '15:00', validoDal: '2026-03-01', validoAl: null },
      { giorno: 1, dalle: '09:00', validoDal: '2026-01-01', validoAl: '2026-02-28' },
    ]);
  });

  test('are the same local times on both sides of the clock change', async () => {
    await imposta([fascia(7, '09:00', '13:00', 'prova')], 3, '2026-03-22');
    const { data } = await registry.call<{ sede: Record<string, boolean | string> }>(
      null,
      `query ($id: UUID!) { sede(id: $id) {
        invernale: apertaAlle(istante: "2026-03-22T08:30:00Z") estiva: apertaAlle(istante: "2026-03-29T07:30:00Z")
        chiusa: apertaAlle(istante: "2026-03-22T07:30:00Z") prossima: prossimaApertura(dopo: "2026-03-23T00:00:00Z") } }`,
      { id: sede.id },
    );
    expect(data?.sede).toEqual({ invernale: true, estiva: true, chiusa: false, prossima: '2026-03-29T07:00:00.000Z' });
  });

  test.each([
    [
      'too few hours',
      `INSERT INTO orario (sede_id, giorno, fascia, validita) SELECT id, 1, '[540,600)', '[2036-01-01,)' FROM sede WHERE codice_istat = '064071' AND id <> $1`,
      'orario_ore_minime',
    ],
    [
      'an overlap',
      `INSERT INTO orario (sede_id, giorno, fascia, validita, motivazione) VALUES ($1, 7, '[600,900)', '[2026-04-01,)', 'prova')`,
      'orario_senza_sovrapposizioni',
    ],
    [
      'hours beyond midnight',
      `INSERT INTO orario (sede_id, giorno, fascia, validita) VALUES ($1, 3, '[1000,1441)', '[2026-04-01,)')`,
      'orario_entro_mezzanotte',
    ],
    [
      'a Sunday without a reason',
      `INSERT INTO orario (sede_id, giorno, fascia, validita) VALUES ($1, 7, '[0,300)', '[2026-04-01,)')`,
      'orario_fuori_settimana_motivato',
    ],
  ])('hold in the database past the service: %s', async (_nome, sql, constraint) => {
    const dataSource = createDataSource({
      url: registry.database.urls.DATABASE_URL,
      applicationName: 'prova',
      poolSize: 2,
      entities: [],
    });
    await dataSource.initialize();
    await expect(dataSource.query(sql, [sede.id])).rejects.toMatchObject({ constraint });
    await dataSource.destroy();
  });
});

test('the whole Ambito costs the same statements whatever its Comuni', async () => {
  const prima = await registry.statements();
  const { errors } = await registry.call(
    null,
    '{ ambito(codice: "A04") { comuni { nome sede { denominazione orari { edges { node { giorno } } } } popolazione { edges { node { anno } } } } } }',
  );
  expect(errors).toBeUndefined();
  // Statements for three Comuni: code, Ambito, members, Comuni, sedi by Comune, sedi, hours, residents.
  expect((await registry.statements()) - prima).toBe(8);
});
