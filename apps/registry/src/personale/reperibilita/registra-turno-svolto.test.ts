// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource } from '@ambito/persistence';
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

const ORA = '2026-11-24T09:00:00Z';
const MOTIVO = 'Organizzato a voce';
const CAMPI = 'id versione dalle alle tardivo ritardoIl motivoRitardo operatore { id } sostituto { id }';
/** Hours of a night that is over. */
const notte = (giorno: string) => ({ dalle: `2026-11-${giorno}T19:00:00Z`, alle: `2026-11-${giorno}T23:00:00Z` });

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const { inServizio, operatore, su } = statiPersonale(strumentiDi(() => registry));
let [primo, secondo] = ['', ''];
beforeAll(async () => {
  registry = await startIstituito(new Date(ORA));
  [primo, secondo] = [(await inServizio()).operatoreId, (await inServizio()).operatoreId];
});
afterAll(() => registry.stop());

const registra = (ore: { dalle: string; alle: string }, input: object = {}) =>
  attempt<{ id: string; versione: number }>(
    'registraTurnoSvolto',
    { ...ore, operatoreId: primo, motivo: MOTIVO, ...input },
    { campi: CAMPI },
  );

test('a shift that was done and never recorded is recorded with the reason, marked, and answers who was on call (art. 2 c. 4)', async () => {
  const { fatto } = await registra(notte('10'), { sostitutoId: secondo });
  expect(fatto).toMatchObject({
    ...{ dalle: '2026-11-10T19:00:00.000Z', alle: '2026-11-10T23:00:00.000Z', versione: 1 },
    ...{ tardivo: true, ritardoIl: '2026-11-24T09:00:00.000Z', motivoRitardo: MOTIVO },
    ...{ operatore: { id: primo }, sostituto: { id: secondo } },
  });
  const { data } = await registry.call(
    'SEGRETARIATO',
    `{ ambito(codice: "A04") { reperibile(istante: "2026-11-10T20:00:00Z") { operatore { id } turno { tardivo motivoRitardo } } } }`,
  );
  expect(data).toEqual({
    ambito: { reperibile: { operatore: { id: primo }, turno: { tardivo: true, motivoRitardo: null } } },
  });
  expect(await registry.admin('SELECT ritardo_da AS da FROM turno_reperibilita WHERE id = $1', [fatto?.id])).toEqual([
    { da: 'prova-COORDINATORE' },
  ]);
});

test('a late shift shows the coordinator who wrote it; one that is corrected to hours to come was in time', async () => {
  const rita = await operatore({ account: 'prova-COORDINATORE' });
  const { fatto } = await registra(notte('05'));
  const letto = async (chi: 'COORDINATORE' | 'SEGRETARIATO') =>
    (
      await registry.call<{ turniReperibilita: { edges: { node: object }[] } }>(
        chi,
        '{ turniReperibilita(dopo: "2026-11-05T20:00:00Z", first: 1) { edges { node { id ritardoDa { id } } } } }',
      )
    ).data!.turniReperibilita.edges[0]!.node;
  expect(await letto('COORDINATORE')).toEqual({ id: fatto!.id, ritardoDa: { id: rita } });
  expect(await letto('SEGRETARIATO')).toEqual({ id: fatto!.id, ritardoDa: null });
  // The account passes to somebody else: who wrote it stays who it was.
  await registry.admin('UPDATE operatore SET account = NULL WHERE id = $1', [rita]);
  await operatore({ account: 'prova-COORDINATORE' });
  expect(await letto('COORDINATORE')).toEqual({ id: fatto!.id, ritardoDa: { id: rita } });
  const ore = { dalle: '2026-12-05T19:00:00Z', alle: '2026-12-05T23:00:00Z' };
  const corretto = { turnoId: fatto!.id, versione: 1, motivo: 'Mese sbagliato', ...ore };
  const rettifica = await attempt<{ id: string }>('rettificaTurnoReperibilita', corretto, { campi: CAMPI });
  expect(rettifica.fatto).toMatchObject({ tardivo: false, ritardoIl: null, motivoRitardo: null });
  await expect(
    registry.admin(`DO $$ BEGIN
      INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il, sostituito_da)
        SELECT id, ambito_id, 'TURNO_REPERIBILITA', operatore_id, to_jsonb(t), 'prova', 'x', 'COORDINATORE', now(), '${A04}'
        FROM turno_reperibilita AS t WHERE id = '${rettifica.fatto!.id}';
      DELETE FROM turno_reperibilita WHERE id = '${rettifica.fatto!.id}';
      INSERT INTO turno_reperibilita (id, ambito_id, operatore_id, periodo, ritardo_motivo, ritardo_da, ritardo_il)
        VALUES ('${A04}', '${A04}', '${primo}', '[2026-12-06T19:00Z,2026-12-06T23:00Z)', 'prova', 'x', now()); END $$`),
  ).rejects.toMatchObject({ constraint: 'turno_reperibilita_passato' });
});

test('a shift that is written in time is not marked', async () => {
  const ore = { dalle: '2026-12-10T19:00:00Z', alle: '2026-12-11T07:00:00Z', operatoreId: primo };
  const { fatto } = await attempt('organizzaTurnoReperibilita', ore, { tipo: 'OrganizzaTurnoInput', campi: CAMPI });
  expect(fatto).toMatchObject({ tardivo: false, ritardoIl: null, motivoRitardo: null });
});

describe('what is asked of a shift to come is asked of it too (art. 2 c. 4)', () => {
  test.each<[string, { dalle: string; alle: string }, () => object, object]>([
    [
      'overlaps another one',
      { dalle: '2026-11-10T22:00:00Z', alle: '2026-11-11T07:00:00Z' },
      () => ({}),
      { articolo: 'art. 2 c. 4' },
    ],
    ['is of one person twice', notte('11'), () => ({ sostitutoId: primo }), { articolo: 'art. 2 c. 4' }],
    ['says no reason', notte('11'), () => ({ motivo: '' }), { code: 'BAD_USER_INPUT' }],
    [
      'ends before it begins',
      { dalle: '2026-11-11T19:00:00Z', alle: '2026-11-11T18:00:00Z' },
      () => ({}),
      { campi: [{ percorso: ['input', 'alle'] }] },
    ],
    [
      'is to come',
      { dalle: '2026-11-24T09:00:00Z', alle: '2026-11-25T07:00:00Z' },
      () => ({}),
      { campi: [{ percorso: ['input', 'dalle'] }] },
    ],
    [
      'is of somebody whom nobody knows',
      notte('11'),
      () => ({ operatoreId: '0192a04a-0000-7000-8000-00000000ffff' }),
      { code: 'NOT_FOUND' },
    ],
  ])('one that %s is refused', async (_quale, ore, input, atteso) => {
    expect((await registra(ore, input())).errore).toMatchObject(atteso);
  });

  test('one of somebody who was not in service on its days, or was away, is refused', async () => {
    const senzaIncarico = await operatore();
    expect((await registra(notte('12'), { operatoreId: senzaIncarico })).errore).toMatchObject({
      articolo: 'art. 2 c. 4',
    });
    await command('registraAssenza', { ...(await su(secondo)), dal: '2026-11-12', al: '2026-11-12' });
    for (const chi of [{ operatoreId: secondo }, { sostitutoId: secondo }])
      expect((await registra(notte('12'), chi)).errore).toMatchObject({ articolo: 'art. 2 c. 4' });
    expect((await registra(notte('13'), { operatoreId: secondo })).errore).toBeUndefined();
  });

  test('ten at once in the same hours record one shift', async () => {
    const esiti = await Promise.all(Array.from({ length: 10 }, () => registra(notte('15'))));
    expect(esiti.filter(({ errore }) => errore === undefined)).toHaveLength(1);
  });
});

test('one that is under way ends like the others; what was wrong about it is corrected or annulled, and the mark stays', async () => {
  const { fatto } = await registra({ dalle: '2026-11-24T07:00:00Z', alle: '2026-11-24T19:00:00Z' });
  const turnoId = fatto!.id;
  const fine = { turnoId, versione: 1, dalle: '2026-11-24T07:00:00Z', alle: '2026-11-24T12:00:00Z' };
  await command('organizzaTurnoReperibilita', { ...fine, operatoreId: primo }, { tipo: 'OrganizzaTurnoInput' });
  const corretto = await command<{ id: string; versione: number }>(
    'rettificaTurnoReperibilita',
    { turnoId, versione: 2, motivo: 'Era cominciato prima', dalle: '2026-11-24T06:00:00Z' },
    { campi: CAMPI },
  );
  expect(corretto).toMatchObject({ tardivo: true, motivoRitardo: MOTIVO, dalle: '2026-11-24T06:00:00.000Z' });
  const { errors } = await registry.call(
    'COORDINATORE',
    'mutation ($input: AnnullaTurnoInput!) { annullaTurnoReperibilita(input: $input) }',
    { input: { turnoId: corretto.id, versione: 1, motivo: 'Non si è svolto' } },
  );
  expect(errors).toBeUndefined();
});

test('the database takes no past shift without the reason, none to come with one, and changes no mark', async () => {
  const url = registry.database.urls.DATABASE_URL;
  const servizio = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities: [] });
  await servizio.initialize();
  const esegue = (sql: string, parametri: unknown[] = []) =>
    servizio.transaction(async (manager) => {
      await manager.query(`SELECT set_config('ambito.adesso', $1, true)`, [ORA]);
      await manager.query(sql, parametri);
    });
  const scrive = (periodo: string, motivo: string | null, chi = motivo) =>
    esegue(
      `INSERT INTO turno_reperibilita (id, ambito_id, operatore_id, periodo, ritardo_motivo, ritardo_da, ritardo_il)
       VALUES (uuidv7(), $1, $2, $3, $4, $5, CASE WHEN $5::text IS NOT NULL THEN adesso() END)`,
      [A04, primo, periodo, motivo, chi],
    );
  const PASSATO = '[2026-11-17T19:00Z,2026-11-17T23:00Z)';
  const constraint = 'turno_reperibilita_passato';
  await expect(scrive(PASSATO, null)).rejects.toMatchObject({ constraint });
  await expect(scrive('[2026-12-17T19:00Z,2026-12-17T23:00Z)', MOTIVO)).rejects.toMatchObject({ constraint });
  await expect(scrive(PASSATO, MOTIVO, null)).rejects.toMatchObject({
    constraint: 'turno_reperibilita_ritardo_intero',
  });
  await scrive(PASSATO, MOTIVO);
  await expect(esegue(`UPDATE turno_reperibilita SET ritardo_motivo = 'Altro'`)).rejects.toMatchObject({
    code: '42501',
  });
  await servizio.destroy();
});
