// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import type { Ruolo, RuoloAssegnato } from '@ambito/access';
import { createDataSource } from '@ambito/persistence';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { A04, type Registry, startIstituito, TABELLE_PICCOLE } from '../../testing.ts';
import { purgeExpired } from './purge-allegati.ts';

const ADESSO = new Date('2026-03-10T09:00:00Z');
const CSV = 'Comune;Città\r\n064008;Avellino\r\n';
const BYTE = Buffer.byteLength(CSV);

let registry: Registry;
let adesso = ADESSO;
beforeAll(async () => {
  registry = await startIstituito(() => adesso);
});
afterAll(() => registry.stop());
beforeEach(() => {
  adesso = ADESSO;
});

interface Allegato {
  id: string;
  nome: string;
  stato: string;
  impronta: string | null;
  caricatoIl: string | null;
  permessi: { puoCaricare: boolean; puoScaricare: boolean };
  caricamento: { url: string; scadeIl: string } | null;
  scaricamento: { url: string; scadeIl: string } | null;
}
const CAMPI = `id nome stato impronta caricatoIl permessi { puoCaricare puoScaricare } caricamento { url scadeIl } scaricamento { url scadeIl }`;

const prepare = (input: object = {}, chi: Ruolo = 'COORDINATORE', extra: Partial<RuoloAssegnato> = {}) =>
  registry.call<{ preparaAllegato: Allegato }>(
    chi,
    `mutation ($input: PreparaAllegatoInput!) { preparaAllegato(input: $input) { ${CAMPI} } }`,
    { input: { nome: 'sedi.csv', tipo: 'CSV', dimensione: BYTE, ...input } },
    extra,
  );
const read = async (id: string, chi: Ruolo = 'COORDINATORE', extra: Partial<RuoloAssegnato> = {}) =>
  (
    await registry.call<{ allegato: Allegato | null }>(
      chi,
      `query ($id: UUID!) { allegato(id: $id) { ${CAMPI} } }`,
      { id },
      extra,
    )
  ).data?.allegato;
const ask = (metodo: string, url: string, body?: string, chi: Ruolo | null = 'COORDINATORE', extra = {}) =>
  registry.risorsa(
    chi,
    { metodo, percorso: url.replace('/risorse/registry', ''), ...(body === undefined ? {} : { body }) },
    extra,
  );
const codice = async (risposta: Response) =>
  ((await risposta.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
/** An attachment with its content. */
async function upload(chi: Ruolo = 'COORDINATORE', extra: Partial<RuoloAssegnato> = {}): Promise<Allegato> {
  const { data } = await prepare({}, chi, extra);
  const { id, caricamento } = data!.preparaAllegato;
  expect((await ask('PUT', caricamento!.url, CSV, chi, extra)).status).toBe(204);
  return (await read(id, chi, extra))!;
}

test('a file goes up by its own address, is checked, and comes down as it was', async () => {
  const preparato = (await prepare()).data!.preparaAllegato;
  expect(preparato).toMatchObject({
    stato: 'PREPARATO',
    impronta: null,
    permessi: { puoCaricare: true, puoScaricare: false },
    caricamento: { scadeIl: '2026-03-10T09:15:00.000Z' },
    scaricamento: null,
  });
  await ask('PUT', preparato.caricamento!.url, CSV);
  const caricato = await read(preparato.id);
  expect(caricato).toMatchObject({
    stato: 'CARICATO',
    impronta: createHash('sha256').update(CSV).digest('hex'),
    caricatoIl: ADESSO.toISOString(),
    permessi: { puoCaricare: false, puoScaricare: true },
    caricamento: null,
    scaricamento: { scadeIl: '2026-03-10T09:05:00.000Z' },
  });
  const risposta = await ask('GET', caricato!.scaricamento!.url);
  expect(await risposta.text()).toBe(CSV);
  expect(Object.fromEntries(risposta.headers)).toMatchObject({
    'content-disposition': 'attachment; filename=sedi.csv',
    'content-type': 'text/csv',
    'content-length': String(BYTE),
    'cache-control': 'private, no-store',
  });
});

test('the audit holds who downloaded an attachment', async () => {
  const { id, scaricamento } = await upload();
  await ask('GET', scaricamento!.url);
  expect(
    await registry.admin(`SELECT attore, ruolo FROM audit WHERE azione = 'allegato.scarica' AND record_id = $1`, [id]),
  ).toEqual([{ attore: 'prova-COORDINATORE', ruolo: 'COORDINATORE' }]);
});

test.each([
  ['a folder in its name', { nome: '../sedi.csv' }],
  ['a control character in its name', { nome: 'sedi\u0007.csv' }],
  ['a name that is read backwards', { nome: 'sedi\u202Evsc.exe' }],
  ['no name', { nome: '' }],
  ['nothing in it', { dimensione: 0 }],
  ['more than 25 MB', { dimensione: 25 * 1024 * 1024 + 1 }],
])('an attachment with %s is refused before its content comes', async (_nome, input) => {
  expect((await prepare(input)).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test.each([
  ['longer than declared', `${CSV}x`],
  ['shorter than declared', CSV.slice(1)],
  ['of another type than declared', '<html>'.padEnd(BYTE, 'x')],
])('a content that is %s is refused, and the right one can still come', async (_nome, corpo) => {
  const { id, caricamento } = (await prepare()).data!.preparaAllegato;
  const risposta = await ask('PUT', caricamento!.url, corpo);
  expect([risposta.status, await codice(risposta)]).toEqual([400, 'BAD_USER_INPUT']);
  expect(await read(id)).toMatchObject({ stato: 'PREPARATO', impronta: null });
  expect(await readdir(registry.archivio.store.spool)).toEqual([]);
  expect((await ask('PUT', caricamento!.url, CSV)).status).toBe(204);
});

describe('the signed address of an attachment', () => {
  test('works for one of ten uploads at once', async () => {
    const { id, caricamento } = (await prepare()).data!.preparaAllegato;
    const risposte = await Promise.all(Array.from({ length: 10 }, () => ask('PUT', caricamento!.url, CSV)));
    expect(risposte.map(({ status }) => status).sort()).toEqual([204, ...Array.from({ length: 9 }, () => 409)]);
    expect((await ask('PUT', caricamento!.url, CSV)).status).toBe(409);
    expect((await read(id))?.stato).toBe('CARICATO');
  });

  test('works no more after it has expired', async () => {
    const { caricamento } = (await prepare()).data!.preparaAllegato;
    const { scaricamento } = await upload();
    adesso = new Date(ADESSO.getTime() + 15 * 60_000 + 1);
    expect((await ask('PUT', caricamento!.url, CSV)).status).toBe(404);
    expect((await ask('GET', scaricamento!.url)).status).toBe(404);
  });

  test('works for no other attachment, no other method and no other actor', async () => {
    const { caricamento } = (await prepare()).data!.preparaAllegato;
    const { scaricamento } = await upload();
    const altro = (await prepare()).data!.preparaAllegato.id;
    const [, id] = /allegati\/([^/]+)/.exec(caricamento!.url) ?? [];
    expect((await ask('PUT', caricamento!.url.replace(id!, altro), CSV)).status).toBe(404);
    expect((await ask('PUT', scaricamento!.url, CSV)).status).toBe(404);
    expect((await ask('GET', caricamento!.url)).status).toBe(404);
    expect((await ask('GET', scaricamento!.url.replace(/firma=./, 'firma=_'))).status).toBe(404);
    expect((await ask('GET', scaricamento!.url, undefined, 'SEGRETARIATO')).status).toBe(404);
    expect((await ask('GET', scaricamento!.url, undefined, null)).status).toBe(401);
    const altrove = { ambito: '0192a04a-0000-7000-8000-000000000a05' };
    expect((await ask('GET', scaricamento!.url, undefined, 'COORDINATORE', altrove)).status).toBe(403);
  });
});

test('a Comune sees its own attachments, and the offices of the Ambito see all', async () => {
  const petruro = await upload('COMUNE');
  const dellUfficio = await upload();
  expect(await read(petruro.id, 'COMUNE')).toMatchObject({ permessi: { puoScaricare: true } });
  expect(await read(petruro.id, 'COMUNE', { comune: '064113' })).toBeNull();
  expect(await read(petruro.id, 'SEGRETARIATO')).toMatchObject({
    permessi: { puoCaricare: false, puoScaricare: true },
  });
  expect(await read(dellUfficio.id, 'COMUNE')).toBeNull();
});

test('the database keeps an uploaded attachment as it is', async () => {
  const { id } = await upload();
  for (const sql of [
    `UPDATE allegato SET stato = 'PREPARATO' WHERE id = $1`,
    `UPDATE allegato SET impronta = repeat('0', 64) WHERE id = $1`,
  ])
    await expect(registry.admin(sql, [id])).rejects.toMatchObject({ constraint: 'allegato_immutabile' });
  // A table is deleted once it has been loaded; any other file stays.
  await registry.admin(
    `INSERT INTO allegato SELECT gen_random_uuid(), ambito_id, comune, nome, 'PDF', dimensione, stato, 'altra', preparato_da, preparato_il, impronta, caricato_il
     FROM allegato WHERE id = $1`,
    [id],
  );
  await expect(registry.admin(`DELETE FROM allegato WHERE chiave = 'altra'`)).rejects.toMatchObject({
    constraint: 'allegato_immutabile',
  });
  const { id: vuoto } = (await prepare()).data!.preparaAllegato;
  await expect(registry.admin(`UPDATE allegato SET stato = 'CARICATO' WHERE id = $1`, [vuoto])).rejects.toMatchObject({
    constraint: 'allegato_caricato_intero',
  });
});

test('an attachment whose content never came is purged after a day, with the file that may be stored', async () => {
  const presto = (await prepare()).data!.preparaAllegato;
  const mai = (await prepare()).data!.preparaAllegato;
  const caricato = await upload();
  const { store } = registry.archivio;
  const [{ chiave }] = (await registry.admin<{ chiave: string }>('SELECT chiave FROM allegato WHERE id = $1', [
    presto.id,
  ])) as [{ chiave: string }];
  const worker = createDataSource({
    url: registry.database.urls.WORKER_DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await worker.initialize();
  const dopo = (ore: number): Date => new Date(ADESSO.getTime() + ore * 3_600_000);
  const restano = async (): Promise<unknown[]> =>
    registry.admin('SELECT 1 FROM allegato WHERE id = ANY ($1)', [[presto.id, caricato.id]]);
  try {
    // The row as a process leaves it that dies after storing the file and before updating the row.
    await registry.admin(`UPDATE allegato SET stato = 'IN_ARRIVO' WHERE id = $1`, [presto.id]);
    const path = `${store.spool}/morto`;
    await writeFile(path, 'x');
    await store.put(chiave, { path, bytes: 1, sha256: '' });
    // A content that has begun to arrive has an hour more: it may still be arriving.
    await purgeExpired(worker, store, dopo(23));
    expect(await read(mai.id)).not.toBeNull();
    await purgeExpired(worker, store, dopo(24.5));
    expect(await read(mai.id)).toBeNull();
    expect(await restano()).toHaveLength(2);
    // While the store is away the row stays, since only the row leads to the file.
    const assente = { ...store, remove: () => Promise.reject(new Error('away')) };
    await expect(purgeExpired(worker, assente, dopo(25.1))).rejects.toThrow('away');
    expect(await restano()).toHaveLength(2);
    await purgeExpired(worker, store, dopo(25.1));
    expect(await restano()).toHaveLength(1);
    await expect(store.read(chiave)).rejects.toThrow('File non trovato');
    expect((await read(caricato.id))?.stato).toBe('CARICATO');
  } finally {
    await worker.destroy();
  }
});

test('a content is refused and leaves no file when its attachment is deleted while it comes', async () => {
  const { id, caricamento } = (await prepare()).data!.preparaAllegato;
  const { store } = registry.archivio;
  let chiave = '';
  const { put } = store;
  store.put = async (key, file) => {
    store.put = put;
    chiave = key;
    await store.put(key, file);
    await registry.admin('DELETE FROM allegato WHERE id = $1', [id]);
  };
  const risposta = await ask('PUT', caricamento!.url, CSV);
  expect([risposta.status, await codice(risposta)]).toEqual([409, 'CONFLICT']);
  await expect(store.read(chiave)).rejects.toThrow('File non trovato');
});

test('an Ambito does not see the attachments of another', async () => {
  const { id } = await upload();
  const altrove = { ambito: '0192a04a-0000-7000-8000-000000000a05' };
  expect(await read(id, 'COORDINATORE', altrove)).toBeNull();
  expect(await read(id, 'COORDINATORE', { ambito: A04 })).not.toBeNull();
});

describeWorkerPlans('registry', A04, TABELLE_PICCOLE);
