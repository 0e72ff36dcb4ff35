// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent } from '@ambito/events';
import { createDataSource, type DataSource } from '@ambito/persistence';
import { ELENCHI, NOMI_ELENCHI, NOMI_SOGLIE, SOGLIE, type Voce } from '@ambito/vocabulary';
import type { Answer } from '@ambito/testing';
import { startRegistry, type Registry } from '../../testing.ts';
import { sogliaAl } from './in-vigore.ts';

const OGGI = '2026-11-24';
const DOMANI = '2026-11-25';
const IERI = '2026-11-23';

let registry: Registry;
let servizio: DataSource;
beforeAll(async () => {
  registry = await startRegistry(new Date(`${OGGI}T09:00:00Z`));
  const url = registry.database.urls.DATABASE_URL;
  servizio = createDataSource({ url, applicationName: 'prova', poolSize: 2, entities: [] });
  await servizio.initialize();
});
afterAll(async () => {
  await servizio.destroy();
  await registry.stop();
});

const rifiuto = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions;
interface Lista {
  versione: number;
  voci: { codice: string; nome: string }[];
}
const vocabolario = async (nome: string, al?: string): Promise<Lista> =>
  (
    await registry.call<{ vocabolario: Lista }>(
      null,
      'query ($nome: NomeVocabolario!, $al: Data) { vocabolario(nome: $nome, al: $al) { versione voci { codice nome } } }',
      { nome, al },
    )
  ).data!.vocabolario;
const voce = async (nome: string, codice: string, al?: string) =>
  (await vocabolario(nome, al)).voci.find((una) => una.codice === codice)?.nome;
const addVoci = async (nome: string, voci: object[], versione?: number) =>
  registry.call(
    'AMMINISTRATORE',
    'mutation ($input: AggiungiVociInput!) { aggiungiVoci(input: $input) { versione } }',
    {
      input: {
        vocabolario: nome,
        versione: versione ?? (await vocabolario(nome)).versione,
        fonte: 'Piano di Zona 2026',
        voci,
      },
    },
  );
const close = async (nome: string, codice: string, al: string) =>
  registry.call('AMMINISTRATORE', 'mutation ($input: ChiudiVoceInput!) { chiudiVoce(input: $input) { versione } }', {
    input: { vocabolario: nome, versione: (await vocabolario(nome)).versione, codice, al },
  });
interface Valore {
  versione: number;
  inVigore: { valore: number } | null;
}
const soglia = async (nome: string, al?: string): Promise<Valore> =>
  (
    await registry.call<{ soglia: Valore }>(
      null,
      'query ($nome: NomeSoglia!, $al: Data) { soglia(nome: $nome, al: $al) { versione inVigore { valore } } }',
      { nome, al },
    )
  ).data!.soglia;
const fissa = async (nome: string, valore: number, dal: string) =>
  registry.call('AMMINISTRATORE', 'mutation ($input: FissaSogliaInput!) { fissaSoglia(input: $input) { versione } }', {
    input: { nome, versione: (await soglia(nome)).versione, valore, dal, fonte: 'L. 1/2026' },
  });

describe('before any change', () => {
  test.each(NOMI_ELENCHI)('%s holds the entries of the library', async (nome) => {
    const righe = await registry.admin(
      `SELECT codice, nome, area, natura, fonte, lower(periodo)::text AS dal, (upper(periodo) - 1)::text AS al
       FROM voce_vocabolario WHERE vocabolario = $1 ORDER BY codice COLLATE "C", dal`,
      [nome],
    );
    const { voci, fonte } = ELENCHI[nome];
    const attese = voci.map((voce: Voce) => ({ area: null, natura: null, al: null, fonte, ...voce }));
    const chiave = ({ codice, dal }: { codice: string; dal: string }): string => `${codice} ${dal}`;
    expect(righe).toEqual(attese.sort((a, b) => (chiave(a) < chiave(b) ? -1 : 1)));
  });

  test.each(NOMI_SOGLIE)('%s holds the values of the library, and none before the first', async (nome) => {
    const righe = await registry.admin(
      'SELECT valore::float8 AS valore, dal::text AS dal, fonte FROM valore_soglia WHERE nome = $1 ORDER BY dal',
      [nome],
    );
    expect(righe).toEqual(SOGLIE[nome]);
    const [primo] = SOGLIE[nome];
    expect((await soglia(nome, primo.dal)).inVigore?.valore).toBe(primo.valore);
    expect((await soglia(nome, '1999-12-31')).inVigore).toBeNull();
    await expect(sogliaAl(servizio, nome, primo.dal)).resolves.toBe(primo.valore);
    await expect(sogliaAl(servizio, nome, '1999-12-31')).resolves.toBeNull();
  });
});

describe('a vocabulary that grows without a release (art. 2 c. 5 p, q)', () => {
  test.each([
    ['BISOGNI', 'ELD_TRUFFE', { area: 'ELD' }],
    ['PRESTAZIONI', 'B2.01', {}],
    ['PERCORSI', 'GIUSTIZIA_RIPARATIVA', {}],
    ['ATTIVITA', 'VIDEOCHIAMATA', {}],
    ['MOTIVI_DIMISSIONE', 'PASSAGGIO_AD_ALTRO_ENTE', {}],
    ['CANALI', 'CHAT', {}],
    ['RICHIEDENTI', 'MEDICO', {}],
    ['MISURE_NAZIONALI', 'REDDITO_NUOVO', {}],
    ['BASI_GIURIDICHE', 'NUOVO_OBBLIGO', { natura: 'OBBLIGATORIA' }],
    ['CANALI', 'VIDEOCHIAMATA', { natura: 'A_VOCE' }],
    ['LINGUE', 'xx', {}],
    ['AREE_UTENZA', 'CAREGIVER', { natura: 'DISABILITA_E_NON_AUTOSUFFICIENZA' }],
    ['ESITI_CONTATTO', 'ASCOLTO', {}],
    ['ESITI_CONTATTO', 'VIDEOCOLLOQUIO', { natura: 'APPUNTAMENTO' }],
    ['ESITI_OBIETTIVO', 'SUPERATO', { natura: 'RAGGIUNTO' }],
    ['QUALIFICHE', 'PSICOLOGO', { natura: 'ALTRA' }],
    ['CITTADINANZE', 'XX', { natura: 'NON_UE' }],
  ])('%s: %s from a day on, and a past day keeps the past list', async (nome, codice, extra) => {
    const { errors } = await addVoci(nome, [{ codice, nome: 'Nuova voce', dal: DOMANI, ...extra }]);
    expect(errors).toBeUndefined();
    expect(await voce(nome, codice, DOMANI)).toBe('Nuova voce');
    expect(await voce(nome, codice, OGGI)).toBeUndefined();
    expect(await voce(nome, codice, '2020-01-01')).toBeUndefined();
  });

  test('an entry that ends keeps its meaning for the days before, and its code may come back with another meaning', async () => {
    await close('CANALI', 'EMAIL', '2026-12-31');
    await addVoci('CANALI', [{ codice: 'EMAIL', nome: 'Posta elettronica certificata', dal: '2027-01-01' }]);
    expect(await voce('CANALI', 'EMAIL', '2026-12-31')).toBe('Posta elettronica');
    expect(await voce('CANALI', 'EMAIL', '2027-01-01')).toBe('Posta elettronica certificata');
  });

  test.each([
    ['from a day that is past', 'CANALI', { codice: 'FAX', nome: 'Fax', dal: IERI }, 'BAD_USER_INPUT'],
    ['that ends before it begins', 'CANALI', { codice: 'FAX', nome: 'Fax', dal: DOMANI, al: OGGI }, 'BAD_USER_INPUT'],
    ['whose code no event would carry', 'CANALI', { codice: 'FAX2', nome: 'Fax', dal: OGGI }, 'BAD_USER_INPUT'],
    ['of an unknown prestazione', 'PRESTAZIONI', { codice: 'NUOVA', nome: 'Nuova', dal: OGGI }, 'BAD_USER_INPUT'],
    ['of a need without area', 'BISOGNI', { codice: 'NUOVO', nome: 'Nuovo', dal: OGGI }, 'BAD_USER_INPUT'],
    ['with an area and no need', 'CANALI', { codice: 'FAX', nome: 'Fax', area: 'ELD', dal: OGGI }, 'BAD_USER_INPUT'],
    ['with a nature', 'CANALI', { codice: 'FAX', nome: 'Fax', natura: 'CONSENSO', dal: OGGI }, 'BAD_USER_INPUT'],
    ['of a fixed list', 'SESSI', { codice: 'ALTRO', nome: 'Altro', dal: OGGI }, 'BAD_USER_INPUT'],
    ['without its nature', 'QUALIFICHE', { codice: 'EDUCATORE', nome: 'Educatore', dal: OGGI }, 'BAD_USER_INPUT'],
    ['of an unknown area', 'BISOGNI', { codice: 'NUOVO', nome: 'Nuovo', area: 'GATTI', dal: OGGI }, 'BAD_USER_INPUT'],
    ['that has a meaning already', 'CANALI', { codice: 'TELEFONO', nome: 'Telefono fisso', dal: OGGI }, 'CONFLICT'],
  ])('an entry %s is refused, and so are all entries of the same request', async (_nome, lista, input, codice) => {
    const { versione } = await vocabolario(lista);
    const buona = { ...input, codice: lista === 'PRESTAZIONI' ? 'B9.99' : 'BUONA', nome: 'Buona', dal: OGGI, al: null };
    expect(rifiuto(await addVoci(lista, [buona, input]))?.['code']).toBe(codice);
    expect((await vocabolario(lista)).versione).toBe(versione);
  });

  test('an old version is a conflict with the present version, and one of ten concurrent requests adds its entries', async () => {
    const { versione } = await vocabolario('RICHIEDENTI');
    const risposte = await Promise.all(
      Array.from({ length: 10 }, () =>
        addVoci('RICHIEDENTI', [{ codice: 'NOTAIO', nome: 'Notaio', dal: OGGI }], versione),
      ),
    );
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    const conflitti = risposte.filter(({ errors }) => errors !== undefined);
    for (const conflitto of conflitti)
      expect(rifiuto(conflitto)).toMatchObject({ code: 'CONFLICT', versioneAttuale: versione + 1 });
  });

  test.each([
    ['in the past', 'ALTRO', IERI, 'BAD_USER_INPUT'],
    ['that is not', 'PICCIONE', DOMANI, 'NOT_FOUND'],
  ])('ending an entry %s is refused', async (_nome, codice, al, atteso) => {
    expect(rifiuto(await close('RICHIEDENTI', codice, al))?.['code']).toBe(atteso);
  });

  test('an entry that is over is not opened again', async () => {
    await registry.admin(`ALTER TABLE voce_vocabolario DISABLE TRIGGER USER`);
    await registry.admin(
      `UPDATE voce_vocabolario SET periodo = '[2014-06-25,2020-01-01)' WHERE vocabolario = 'RICHIEDENTI' AND codice = 'ISTITUZIONE'`,
    );
    await registry.admin(`ALTER TABLE voce_vocabolario ENABLE TRIGGER USER`);
    expect(rifiuto(await close('RICHIEDENTI', 'ISTITUZIONE', DOMANI))?.['code']).toBe('NOT_FOUND');
  });
});

describe('a threshold that changes without a release (art. 11 c. 1)', () => {
  test('has the new value from a day on, and a past day keeps the past value', async () => {
    expect((await fissa('RESIDENTI_PER_OPERATORE', 8_000, '2027-01-01')).errors).toBeUndefined();
    expect((await soglia('RESIDENTI_PER_OPERATORE', '2026-12-31')).inVigore?.valore).toBe(10_000);
    expect((await soglia('RESIDENTI_PER_OPERATORE', '2027-01-01')).inVigore?.valore).toBe(8_000);
    await expect(sogliaAl(servizio, 'RESIDENTI_PER_OPERATORE', '2026-12-31')).resolves.toBe(10_000);
    await expect(sogliaAl(servizio, 'RESIDENTI_PER_OPERATORE', '2030-01-01')).resolves.toBe(8_000);
  });

  test('takes a correction of a future value, and none of the value in force', async () => {
    await fissa('LEPS_OBIETTIVO', 450, '2027-01-01');
    await fissa('LEPS_OBIETTIVO', 4_500, '2027-01-01');
    expect((await soglia('LEPS_OBIETTIVO', '2027-01-01')).inVigore?.valore).toBe(4_500);
    await fissa('LEPS_OBIETTIVO', 4_800, OGGI);
    expect(rifiuto(await fissa('LEPS_OBIETTIVO', 4_900, OGGI))).toMatchObject({ articolo: 'art. 11 c. 1' });
    expect(rifiuto(await fissa('LEPS_OBIETTIVO', 4_900, IERI))?.['code']).toBe('BAD_USER_INPUT');
    expect(rifiuto(await fissa('LEPS_OBIETTIVO', 0, DOMANI))?.['code']).toBe('BAD_USER_INPUT');
  });

  test.each(NOMI_SOGLIE)('%s is a whole number, unless it is of hours', async (nome) => {
    const { errors } = await fissa(nome, 4.5, '2028-01-01');
    expect(errors?.[0]?.extensions['code']).toBe(nome === 'ORE_SETTIMANALI_SEDE' ? undefined : 'BAD_USER_INPUT');
  });
});

test.each([
  [
    'an entry from the past',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il) VALUES ('CANALI', 'FAX', '[2020-01-01,)', 'Fax', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_non_nel_passato',
  ],
  [
    'an end in the past',
    `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), '2020-01-01'), registrata_il = '2026-11-24T09:00:00Z' WHERE codice = 'TELEFONO'`,
    'voce_vocabolario_non_nel_passato',
  ],
  [
    'a code that no event would carry',
    `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il) VALUES ('CANALI', 'FAX2', '[2027-01-01,)', 'Fax', 'x', '2026-11-24T09:00:00Z')`,
    'voce_vocabolario_codice',
  ],
  [
    'a value for the past',
    `INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il) VALUES ('LEPS_MINIMO', '2022-01-01', 1, 'x', '2026-11-24T09:00:00Z')`,
    'valore_soglia_non_nel_passato',
  ],
  [
    'a number of residents with decimals',
    `INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il) VALUES ('LEPS_MINIMO', '2027-05-01', 6500.5, 'x', '2026-11-24T09:00:00Z')`,
    'valore_soglia_intero',
  ],
  [
    'another value for a day in force',
    `UPDATE valore_soglia SET valore = 1, registrata_il = '2026-11-24T09:00:00Z' WHERE nome = 'LEPS_MINIMO'`,
    'valore_soglia_non_nel_passato',
  ],
])('the database by itself refuses %s', async (_nome, sql, constraint) => {
  await expect(servizio.query(sql)).rejects.toMatchObject({ constraint });
});

describe('the database by itself keeps the order of time (art. 11 c. 1)', () => {
  test.each([
    [
      'an entry as of a day before the last one written',
      `INSERT INTO voce_vocabolario (vocabolario, codice, periodo, nome, fonte, registrata_il) VALUES ('CANALI', 'FAX', '[2020-01-01,)', 'Fax', 'x', '2020-01-01T09:00:00Z')`,
      'voce_vocabolario_in_ordine',
    ],
    [
      'an end as of when the entry was written',
      `UPDATE voce_vocabolario SET periodo = daterange(lower(periodo), '2020-01-01') WHERE codice = 'TELEFONO'`,
      'voce_vocabolario_in_ordine',
    ],
    [
      'a value as of a day before the last one written',
      `INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il) VALUES ('LEPS_OBIETTIVO', '2022-01-01', 1, 'x', '2020-01-01T09:00:00Z')`,
      'valore_soglia_in_ordine',
    ],
  ])('%s is refused', async (_nome, sql, constraint) => {
    await addVoci('CANALI', [{ codice: 'VIDEOCHIAMATA_DI_PROVA', nome: 'Videochiamata', dal: DOMANI }]);
    await expect(servizio.query(sql)).rejects.toMatchObject({ constraint });
  });

  test.each([
    ['voce_vocabolario', 'voce_vocabolario_non_nel_passato', { constraint: 'voce_vocabolario_non_nel_passato' }],
    ['valore_soglia', 'valore_soglia_non_nel_passato', { code: '42501' }],
  ])('nobody deletes what has begun from %s, not even its owner', async (tabella, constraint, atteso) => {
    await expect(servizio.query(`DELETE FROM ${tabella}`)).rejects.toMatchObject(atteso);
    await expect(registry.admin(`DELETE FROM ${tabella}`)).rejects.toMatchObject({ constraint });
  });

  test('the earlier of two concurrent writers is refused', async () => {
    const scrive = `INSERT INTO valore_soglia (nome, dal, valore, fonte, registrata_il) VALUES ('LEPS_MASSIMO', $1, 1, 'x', $2)`;
    const [prima, poi] = [servizio.createQueryRunner(), servizio.createQueryRunner()];
    await poi.startTransaction();
    await prima.startTransaction();
    await poi.query(scrive, ['2030-01-02', '2026-11-24T10:00:01Z']);
    const attesa = prima.query(scrive, ['2030-01-01', '2026-11-24T10:00:00Z']);
    const [esito] = await Promise.allSettled([attesa, poi.commitTransaction()]);
    expect(esito).toMatchObject({ status: 'rejected', reason: { constraint: 'valore_soglia_in_ordine' } });
    await prima.rollbackTransaction();
    await Promise.all([prima.release(), poi.release()]);
  });
});

test('the events fit their contract and belong to no Ambito', async () => {
  const eventi = await registry.admin<{ evento: object; ambito_id: string | null }>(
    `SELECT evento, ambito_id FROM outbox WHERE evento ->> 'tipo' IN ('VocabolarioAggiornato', 'SogliaAggiornata')`,
  );
  expect(eventi.length).toBeGreaterThan(8);
  for (const { evento, ambito_id } of eventi) {
    expect(ambito_id).toBeNull();
    expect(parseEvent(evento)).toMatchObject({ ok: true });
  }
});
