// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource } from '@ambito/persistence';
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
let altraSede = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
  altraSede = await personale.sede('064113');
  // One more operator in service, so that no end in these tests brings the Ambito below the minimum.
  await personale.inServizio(sede);
});
afterAll(() => registry.stop());

const versioneDi = async (id: string): Promise<number> =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [id]))[0]!.versione;
// Days to come are far off, since the trigger of the database reads the real day.
const DA_VENIRE = '2100-01-01';
const stato = (id: string) =>
  registry.admin<object>(
    `SELECT lower(periodo) AS dal, upper(periodo) - 1 AS al, fine_motivo AS motivo FROM incarico
     WHERE operatore_id = $1 ORDER BY periodo`,
    [id],
  );
async function conStoria(): Promise<string> {
  const id = await personale.assistente();
  await personale.command('registraTitolo', {
    operatoreId: id,
    versione: 1,
    tipo: 'DIPENDENTE',
    atto: 'det. 1/2020',
    tempoIndeterminato: true,
    dal: '2020-01-01',
  });
  for (const periodo of [
    { dal: '2020-01-01', al: '2025-12-31' },
    { dal: '2026-01-01', al: '2026-11-10' },
    { dal: '2026-02-01', sedeId: altraSede, al: '2099-12-31' },
    { dal: DA_VENIRE },
  ])
    await personale.command('conferisciIncarico', {
      operatoreId: id,
      sedeId: sede,
      fte: 0.5,
      atto: 'det. 2/2020',
      ...periodo,
    });
  return id;
}

test('a last day before the last incarico that has begun is refused, and nothing changes', async () => {
  const id = await conStoria();
  const prima = await stato(id);
  const fine = { operatoreId: id, versione: await versioneDi(id), motivo: 'DECESSO' };
  for (const al of ['2019-12-31', '2026-01-31'])
    expect(await personale.attempt('interrompiServizio', { ...fine, al })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'al'] }] } }],
    });
  expect(await stato(id)).toEqual(prima);
});

test('incarichi that have ended stay as they are, and incarichi to come are deleted', async () => {
  const id = await conStoria();
  await personale.command('interrompiServizio', {
    operatoreId: id,
    versione: await versioneDi(id),
    al: '2026-11-05',
    motivo: 'DECESSO',
  });
  expect(await stato(id)).toEqual([
    { dal: '2020-01-01', al: '2025-12-31', motivo: null },
    { dal: '2026-01-01', al: '2026-11-10', motivo: null },
    { dal: '2026-02-01', al: '2026-11-05', motivo: 'DECESSO' },
  ]);
});

test('an incarico to come is not annulled while the operator stands in on its days', async () => {
  const id = await conStoria();
  const assente = await personale.inServizio(sede);
  await personale.command('registraAssenza', {
    operatoreId: assente.id,
    versione: await versioneDi(assente.id),
    dal: '2100-02-01',
    al: '2100-02-10',
    sostitutoId: id,
  });
  const [daVenire] = await registry.admin<{ id: string }>(
    'SELECT id FROM incarico WHERE operatore_id = $1 AND lower(periodo) = $2',
    [id, DA_VENIRE],
  );
  const input = { operatoreId: id, versione: await versioneDi(id), incaricoId: daVenire!.id, motivo: 'Non comincerà' };
  const rifiuto = await personale.attempt('annullaIncarico', { ...input, confermaSottoMinimo: true });
  expect(rifiuto.errors?.[0]?.message).toContain('sostitu');
});

test.each([
  ["UPDATE operatore SET qualifica = 'SEGRETARIATO' WHERE id = $1"],
  ['UPDATE incarico SET fte = 0.1 WHERE operatore_id = $1'],
  ["UPDATE incarico SET sede_id = NULL, codice_istat = '064113' WHERE operatore_id = $1"],
])('the role of the service may not run %s: who served, where and how much stays (art. 8 c. 1)', async (sql) => {
  const servizio = createDataSource({
    url: registry.database.urls.DATABASE_URL,
    applicationName: 'prova',
    poolSize: 1,
    entities: [],
  });
  await servizio.initialize();
  try {
    await expect(servizio.query(sql, [await conStoria()])).rejects.toThrow('permission denied');
  } finally {
    await servizio.destroy();
  }
});

test('the database keeps the acceptance of the professional code as it is (art. 8 c. 1)', async () => {
  const id = await personale.assistente();
  for (const giorno of ['2017-01-01', null])
    await expect(
      registry.admin('UPDATE operatore SET codice_deontologico_accettato_il = $2 WHERE id = $1', [id, giorno]),
    ).rejects.toMatchObject({ constraint: 'codice_deontologico_accettato_una_volta' });
});

test.each([
  ['an assistente sociale in service who stands in takes the cases over', {}, true],
  ['a substitute who is not in service on the day after does not take them over', { al: '2026-11-24' }, false],
])('cases and substitutes: %s (art. 2 c. 2)', async (_nome, incarico, passa) => {
  const { id } = await personale.inServizio(sede);
  const sostituto = await personale.assistente();
  await personale.command('conferisciIncarico', {
    operatoreId: sostituto,
    sedeId: altraSede,
    dal: '2020-01-01',
    al: '2099-12-31',
    fte: 1,
    titolo: 'DIPENDENTE',
    tempoIndeterminato: false,
    atto: 'det. 3/2020',
    ...incarico,
  });
  await personale.command('registraAssenza', {
    operatoreId: id,
    versione: await versioneDi(id),
    dal: '2026-11-20',
    al: '2026-11-24',
    sostitutoId: sostituto,
  });
  await personale.command('interrompiServizio', {
    operatoreId: id,
    versione: await versioneDi(id),
    al: '2026-11-24',
    motivo: 'DECESSO',
  });
  expect(await registry.admin('SELECT subentrante_id AS chi FROM operatore WHERE id = $1', [id])).toEqual([
    { chi: passa ? sostituto : null },
  ]);
});
