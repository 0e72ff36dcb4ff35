// SPDX-License-Identifier: AGPL-3.0-or-later
import { rifiuto } from '../piano-di-zona/piano.testing.ts';
import { vociDiTipo } from '../../ambito/scrivania/scrivania.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const adotta = (extra: object = {}) =>
  registry.call<{ adottaDirettiva: { id: string } }>(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: AdottaDirettivaInput!) { adottaDirettiva(input: $input) { id permessi { puoRecepire puoRevocare } } }',
    {
      input: {
        oggetto: 'Orari estivi',
        testo: 'Le sedi restano aperte in agosto',
        destinatario: 'COORDINATORE',
        adottataIl: '2026-11-20',
        atto: 'verbale 8/2026',
        efficaceDal: '2026-12-01',
        ...extra,
      },
    },
  );
const recepisce = (direttivaId: string, versione: number) =>
  registry.call(
    'COORDINATORE',
    'mutation ($input: RecepisciDirettivaInput!) { recepisciDirettiva(input: $input) { recepitaIl versione permessi { puoRecepire } } }',
    { input: { direttivaId, versione } },
  );
const revoca = (direttivaId: string, versione: number, al: string) =>
  registry.call(
    'COORDINAMENTO_ISTITUZIONALE',
    'mutation ($input: RevocaDirettivaInput!) { revocaDirettiva(input: $input) { efficaceAl } }',
    { input: { direttivaId, versione, al } },
  );

test.each<[string, object]>([
  ['when it is adopted tomorrow', { adottataIl: '2026-11-25' }],
  ['when it takes effect before it is adopted', { efficaceDal: '2026-11-19' }],
  ['without a text', { testo: '' }],
])('a directive is not registered %s', async (_nome, extra) => {
  expect(rifiuto(await adotta(extra))).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a directive is on the desk until the coordinator takes it up, and is taken up and revoked once (art. 7 c. 2)', async () => {
  const { data } = await adotta();
  const { id } = data!.adottaDirettiva;
  expect(data!.adottaDirettiva).toMatchObject({ permessi: { puoRecepire: false, puoRevocare: true } });
  expect(await vociDiTipo(registry, 'DIRETTIVA_DA_RECEPIRE')).toEqual(['Orari estivi 2026-12-01']);
  expect(rifiuto(await recepisce(id, 9))).toMatchObject({ code: 'CONFLICT', versioneAttuale: 1 });
  expect((await recepisce(id, 1)).data).toMatchObject({
    recepisciDirettiva: { versione: 2, permessi: { puoRecepire: false } },
  });
  expect(await vociDiTipo(registry, 'DIRETTIVA_DA_RECEPIRE')).toEqual([]);
  expect(rifiuto(await recepisce(id, 2))).toMatchObject({ articolo: 'art. 7 c. 2' });
  expect(rifiuto(await revoca(id, 2, '2026-11-30'))).toMatchObject({ articolo: 'art. 7 c. 2' });
  expect((await revoca(id, 2, '2027-12-31')).data).toEqual({ revocaDirettiva: { efficaceAl: '2027-12-31' } });
  expect(rifiuto(await revoca(id, 3, '2028-12-31'))).toMatchObject({ articolo: 'art. 7 c. 2' });
});

test('directives are read by pages, the latest first, and many cost as many statements as one', async () => {
  await adotta({ oggetto: 'Prima', adottataIl: '2026-10-01' });
  const read = (first: number, after?: string) =>
    registry.call<{
      direttive: { edges: { node: { oggetto: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }>(
      'ASSISTENTE_SOCIALE',
      'query ($first: Int!, $after: String) { direttive(first: $first, after: $after) { edges { node { oggetto } } pageInfo { hasNextPage endCursor } } }',
      { first, after },
    );
  const costo = async (first: number): Promise<number> => {
    const prima = await registry.statements();
    await read(first);
    return (await registry.statements()) - prima;
  };
  const prima = (await read(1)).data!.direttive;
  const dopo = (await read(1, prima.pageInfo.endCursor)).data!.direttive;
  expect([...prima.edges, ...dopo.edges].map(({ node }) => node.oggetto)).toEqual(['Orari estivi', 'Prima']);
  expect(dopo.pageInfo.hasNextPage).toBe(false);
  expect(await costo(2)).toBe(await costo(1));
});

test('a directive ends today or later, since its effect in the past is not taken back', async () => {
  const { id } = (await adotta({ oggetto: 'In vigore', adottataIl: '2026-09-01', efficaceDal: '2026-09-01' })).data!
    .adottaDirettiva;
  expect(rifiuto(await revoca(id, 1, '2026-11-23'))).toMatchObject({
    code: 'BAD_USER_INPUT',
    campi: [{ percorso: ['input', 'al'] }],
  });
  expect((await revoca(id, 1, '2026-11-24')).data).toEqual({ revocaDirettiva: { efficaceAl: '2026-11-24' } });
});

test('a revocation that was wrong is put right, and what it said stays; days of effect do not go (art. 7 c. 2)', async () => {
  const { data } = await adotta({ adottataIl: '2026-10-01', efficaceDal: '2026-10-01' });
  const { id } = data!.adottaDirettiva;
  const rettifica = (versione: number, al: string | null) =>
    registry.call(
      'COORDINAMENTO_ISTITUZIONALE',
      'mutation ($input: RettificaRevocaDirettivaInput!) { rettificaRevocaDirettiva(input: $input) { efficaceAl } }',
      { input: { direttivaId: id, versione, al, motivo: 'Di un’altra direttiva' } },
    );
  expect(rifiuto(await rettifica(1, null))).toMatchObject({ articolo: 'art. 7 c. 2' });
  await revoca(id, 1, '2026-12-31');
  expect(rifiuto(await rettifica(2, '2026-11-23'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect((await rettifica(2, '2027-12-31')).data).toEqual({ rettificaRevocaDirettiva: { efficaceAl: '2027-12-31' } });
  expect((await rettifica(3, null)).data).toEqual({ rettificaRevocaDirettiva: { efficaceAl: null } });
  const letta = await registry.call(
    'COORDINATORE',
    'query ($id: UUID!) { direttiva(id: $id) { corregge { tipo dati { campo valore } } } }',
    { id },
  );
  expect(letta.data).toMatchObject({ direttiva: { corregge: { tipo: 'DIRETTIVA' } } });
  await expect(
    registry.admin(`UPDATE direttiva SET periodo = '[2026-09-01,)' WHERE id = $1`, [id]),
  ).rejects.toMatchObject({ constraint: 'direttiva_immutabile' });
});

test('a directive that was adopted by mistake is annulled before it has effect, and revoked afterwards (art. 7 c. 2)', async () => {
  const annulla = (direttivaId: string) =>
    registry.call(
      'COORDINAMENTO_ISTITUZIONALE',
      'mutation ($input: AnnullaDirettivaInput!) { annullaDirettiva(input: $input) { id } }',
      { input: { direttivaId, versione: 1, motivo: 'Adottata due volte' } },
    );
  const [futura, efficace] = [await adotta(), await adotta({ efficaceDal: '2026-11-24' })].map(
    ({ data }) => data!.adottaDirettiva.id,
  );
  const { errors } = await revoca(futura!, 1, '2026-11-30');
  expect(errors?.[0]?.message).toContain('si annulla');
  expect((await annulla(futura!)).errors).toBeUndefined();
  const { data } = await registry.call(
    'COORDINATORE',
    'query ($id: UUID!) { direttiva(id: $id) { id } annullamento(id: $id) { tipo motivo } }',
    { id: futura },
  );
  expect(data).toEqual({ direttiva: null, annullamento: { tipo: 'DIRETTIVA', motivo: 'Adottata due volte' } });
  expect(rifiuto(await annulla(efficace!))).toMatchObject({ articolo: 'art. 7 c. 2' });
  await expect(
    registry.admin(`DO $$ BEGIN
      INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il)
        SELECT id, ambito_id, 'DIRETTIVA', ambito_id, to_jsonb(d), 'prova', 'x', 'REGIONE', now() FROM direttiva AS d WHERE id = '${efficace!}';
      DELETE FROM direttiva WHERE id = '${efficace!}'; END $$`),
  ).rejects.toMatchObject({ constraint: 'direttiva_immutabile' });
});
