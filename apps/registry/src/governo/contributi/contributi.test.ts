// SPDX-License-Identifier: AGPL-3.0-or-later
import { comandiDi, rifiuto } from '../piano-di-zona/piano.testing.ts';
import { vociDiTipo } from '../../ambito/scrivania/scrivania.testing.ts';
import { personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

const adesso = new Date('2026-11-24T23:30:00Z');
let registry: Registry;
let obiettivo: string;
beforeAll(async () => {
  registry = await startIstituito(adesso);
  const piano = await comandiDi(registry).redatto();
  obiettivo = piano.obiettivi[0]!;
});
afterAll(() => registry.stop());

async function presentato(titolo = 'Trasporti'): Promise<string> {
  const { data } = await registry.call<{ presentaContributo: { id: string } }>(
    'SEGRETARIATO',
    'mutation ($input: PresentaContributoInput!) { presentaContributo(input: $input) { id } }',
    { input: { tipo: 'BISOGNO', titolo, testo: 'Nei Comuni piccoli mancano i trasporti' } },
  );
  return data!.presentaContributo.id;
}
const risponde = (contributoId: string, extra: object = {}) =>
  registry.call<{ rispondiContributo: object }>(
    'COORDINATORE',
    'mutation ($input: RispondiContributoInput!) { rispondiContributo(input: $input) { esito obiettivo { id } permessi { puoRispondere } } }',
    { input: { contributoId, versione: 1, esito: 'ACCOLTO', risposta: 'Si farà', ...extra } },
  );

test('a contribution is on the desk until it is answered, within thirty days of the day in Rome (art. 2 c. 5 c)', async () => {
  const id = await presentato();
  // Half past midnight of the 25th in Rome.
  expect(await vociDiTipo(registry, 'CONTRIBUTO_SENZA_RISPOSTA')).toEqual(['Trasporti 2026-12-25']);
  expect((await risponde(id, { obiettivoId: obiettivo })).data).toEqual({
    rispondiContributo: { esito: 'ACCOLTO', obiettivo: { id: obiettivo }, permessi: { puoRispondere: false } },
  });
  expect(await vociDiTipo(registry, 'CONTRIBUTO_SENZA_RISPOSTA')).toEqual([]);
  expect(rifiuto(await risponde(id, { versione: 2 }))).toMatchObject({
    code: 'RULE_VIOLATION',
    articolo: 'art. 2 c. 5 c',
  });
});

test('a contribution is of whoever had the account then, also when it passes to another one', async () => {
  const personale = personaleDi(registry);
  const [allora, dopo] = [await personale.assistente(), await personale.assistente()];
  const account = (di: string, quale: string | null) =>
    registry.admin('UPDATE operatore SET account = $2 WHERE id = $1', [di, quale]);
  await account(allora, 'prova-SEGRETARIATO');
  const id = await presentato('Di chi');
  await account(allora, null);
  await account(dopo, 'prova-SEGRETARIATO');
  const { data } = await registry.call<{ contributo: { presentatoDa: object } }>(
    'COORDINATORE',
    'query ($id: UUID!) { contributo(id: $id) { presentatoDa { id } } }',
    { id },
  );
  expect(data?.contributo.presentatoDa).toEqual({ id: allora });
});

test('a contribution is of the one who stays of three operators that are one person', async () => {
  const personale = personaleDi(registry);
  const [primo, secondo, terzo] = [
    await personale.assistente(),
    await personale.assistente(),
    await personale.assistente(),
  ];
  await registry.admin('UPDATE operatore SET account = NULL WHERE account = $1', ['prova-SEGRETARIATO']);
  await registry.admin('UPDATE operatore SET account = $2 WHERE id = $1', [primo, 'prova-SEGRETARIATO']);
  const id = await presentato('Di tre');
  for (const [operatoreId, sostituitoDaId] of [
    [primo, secondo],
    [secondo, terzo],
  ]) {
    const [letto] = await registry.admin<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [
      operatoreId,
    ]);
    const { errors } = await registry.call(
      'COORDINATORE',
      'mutation ($input: AnnullaOperatoreInput!) { annullaOperatore(input: $input) { id } }',
      {
        input: {
          ...{ operatoreId, versione: letto!.versione, sostituitoDaId },
          ...{ motivo: 'Registrato due volte', confermaStessaPersona: true },
        },
      },
    );
    expect(errors).toBeUndefined();
  }
  const { data } = await registry.call<{ contributo: { presentatoDa: object } }>(
    'COORDINATORE',
    'query ($id: UUID!) { contributo(id: $id) { presentatoDa { id } } }',
    { id },
  );
  expect(data?.contributo.presentatoDa).toEqual({ id: terzo });
});

test('a contribution that is not answered within its term is shown as late', async () => {
  const id = await presentato('In ritardo');
  const inRitardo = async () =>
    (
      await registry.call<{ contributo: { inRitardo: boolean } }>(
        'ASSISTENTE_SOCIALE',
        'query ($id: UUID!) { contributo(id: $id) { inRitardo } }',
        { id },
      )
    ).data!.contributo.inRitardo;
  adesso.setTime(Date.parse('2026-12-25T22:59:59Z'));
  expect(await inRitardo()).toBe(false);
  adesso.setTime(Date.parse('2026-12-25T23:00:00Z'));
  expect(await inRitardo()).toBe(true);
});

test('a new term holds for the contributions from its day on, and earlier ones keep theirs (art. 11 c. 1)', async () => {
  const termine = async (id: string) =>
    (await registry.admin<{ entro: string }>('SELECT rispondere_entro AS entro FROM contributo WHERE id = $1', [id]))[0]
      ?.entro;
  const prima = await presentato('Prima');
  const { errors } = await registry.call(
    'AMMINISTRATORE',
    'mutation ($input: FissaSogliaInput!) { fissaSoglia(input: $input) { versione } }',
    {
      input: {
        ...{ nome: 'GIORNI_RISPOSTA_CONTRIBUTO', versione: 1, valore: 45, dal: '2026-12-27' },
        fonte: 'regolamento dei procedimenti',
      },
    },
  );
  expect(errors).toBeUndefined();
  expect(await termine(await presentato('Ancora'))).toBe('2027-01-25');
  adesso.setTime(Date.parse('2026-12-27T09:00:00Z'));
  expect(await termine(await presentato('Poi'))).toBe('2027-02-10');
  expect(await termine(prima)).toBe('2027-01-25');
});

test('ten concurrent answers to one contribution record one answer', async () => {
  const id = await presentato('Dieci');
  const risposte = await Promise.all(Array.from({ length: 10 }, () => risponde(id)));
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  for (const risposta of risposte.filter(({ errors }) => errors !== undefined))
    expect(rifiuto(risposta)).toMatchObject({ code: 'CONFLICT' });
});

test.each<[string, object, object]>([
  [
    'that leads to an objective and does not accept the contribution',
    { esito: 'NON_ACCOLTO', obiettivo: true },
    { articolo: 'art. 2 c. 5 c' },
  ],
  [
    'that leads to an objective that does not exist',
    { obiettivoId: '0192a04a-0000-7000-8000-00000000ffff' },
    { code: 'NOT_FOUND' },
  ],
  ['without a text', { risposta: '' }, { code: 'BAD_USER_INPUT' }],
])('an answer is not accepted %s', async (_nome, { obiettivo: alPrimo, ...extra }: { obiettivo?: boolean }, errore) => {
  const id = await presentato();
  expect(
    rifiuto(await risponde(id, { ...extra, ...(alPrimo === true ? { obiettivoId: obiettivo } : {}) })),
  ).toMatchObject(errore);
});

test('the database refuses an objective on a contribution that is not accepted, and an incomplete answer', async () => {
  const id = await presentato();
  await expect(
    registry.admin('UPDATE contributo SET obiettivo_id = $2 WHERE id = $1', [id, obiettivo]),
  ).rejects.toMatchObject({
    constraint: 'contributo_accolto_se_collegato',
  });
  await expect(registry.admin(`UPDATE contributo SET esito = 'ACCOLTO' WHERE id = $1`, [id])).rejects.toMatchObject({
    constraint: 'contributo_risposto',
  });
});

test('an objective shows the contributions that led to it, and many cost as many statements as one', async () => {
  const costo = async (): Promise<number> => {
    const prima = await registry.statements();
    const { errors } = await registry.call(
      'COORDINATORE',
      `{ contributi { edges { node { titolo obiettivo { descrizione contributi { edges { node { titolo } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    return (await registry.statements()) - prima;
  };
  await risponde(await presentato('Ultimo'), { obiettivoId: obiettivo });
  const uno = await costo();
  for (const titolo of ['Due', 'Tre']) await risponde(await presentato(titolo), { obiettivoId: obiettivo });
  expect(await costo()).toBe(uno);
});
