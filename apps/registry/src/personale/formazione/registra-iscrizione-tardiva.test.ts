// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { datiAttivita, statiPersonale } from '../stati.testing.ts';

const adesso = new Date('2026-03-02T09:00:00Z');
const vaiAl = (giorno: string): number => adesso.setTime(Date.parse(`${giorno}T09:00:00Z`));
const MOTIVO = 'Si era presentata senza iscriversi';
const CAMPI = 'id versione partecipazioni { ore tardiva motivoRitardo operatore { id } }';

interface Letta {
  readonly id: string;
  readonly versione: number;
  readonly partecipazioni: readonly object[];
}

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
const { operatore } = statiPersonale(strumentiDi(() => registry));
let [prima, seconda, terza, educatore] = ['', '', '', ''];
beforeAll(async () => {
  registry = await startIstituito(() => adesso);
  [prima, seconda, terza] = [
    await operatore({ account: 'prova-ASSISTENTE_SOCIALE' }),
    await operatore(),
    await operatore(),
  ];
  const altro = { cognome: 'Verdi', qualifica: 'SEGRETARIATO', alboNumero: undefined, alboSezione: undefined };
  educatore = await operatore(altro);
});
beforeEach(() => void vaiAl('2026-03-02'));
afterAll(() => registry.stop());

/** An event of two days in May, for assistenti sociali, with one enrolled. */
async function attivita(extra: object = {}): Promise<string> {
  const { id } = await command('programmaAttivitaFormativa', {
    ...datiAttivita,
    ...{ dal: '2026-05-04', al: '2026-05-05', apertaA: ['ASSISTENTE_SOCIALE'], ...extra },
  });
  await command('iscriviOperatore', { attivitaId: id, operatoreId: prima }, { tipo: 'IscrizioneInput' });
  return id;
}
const registra = (attivitaId: string, input: object, campi = CAMPI) =>
  attempt<Letta>('registraIscrizioneTardiva', { attivitaId, versione: 2, motivo: MOTIVO, ...input }, { campi });
const annulla = (attivitaId: string, input: object) => attempt('annullaIscrizione', { attivitaId, ...input });
const ultimoEvento = async (id: string): Promise<object> => {
  const ultimo = `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`;
  return (await registry.admin<{ dati: object }>(ultimo, [id]))[0]!.dati;
};

describe('whoever was forgotten is recorded once an event has begun (art. 2 c. 5 n)', () => {
  test('with the hours and the reason, marked; who is enrolled in time is not', async () => {
    const id = await attivita();
    vaiAl('2026-07-01');
    const { fatto } = await registra(id, { operatoreId: seconda, ore: 7.5 });
    expect(fatto).toMatchObject({ versione: 3 });
    expect(fatto?.partecipazioni).toEqual([
      { ore: null, tardiva: false, motivoRitardo: null, operatore: { id: prima } },
      { ore: 7.5, tardiva: true, motivoRitardo: MOTIVO, operatore: { id: seconda } },
    ]);
    expect(await ultimoEvento(id)).toMatchObject({
      partecipazioni: expect.arrayContaining([{ operatoreId: seconda, ore: 7.5 }]) as unknown,
    });
    const scritta = 'SELECT ritardo_da AS da FROM partecipazione WHERE attivita_id = $1 AND operatore_id = $2';
    expect(await registry.admin(scritta, [id, seconda])).toEqual([{ da: 'prova-COORDINATORE' }]);
    expect(
      await registry.admin(`SELECT 1 AS una FROM audit WHERE azione = 'annullamento.leggi' AND record_id = $1`, [
        seconda,
      ]),
    ).toEqual([{ una: 1 }]);
  });

  test('and the event stays one that has begun while it has hours, in the database too', async () => {
    const id = await attivita();
    vaiAl('2026-07-01');
    await registra(id, { operatoreId: seconda, ore: 7.5 });
    const dopo = { attivitaId: id, versione: 3, motivo: 'Era di un altro anno', dal: '2027-05-04', al: '2027-05-05' };
    expect(await attempt('rettificaAttivitaFormativa', dopo)).toMatchObject({
      messaggio: expect.stringContaining('il suo primo giorno non va dopo oggi') as unknown,
    });
    const prossima = await attivita({ dal: '2027-05-04', al: '2027-05-05' });
    await expect(
      registry.admin('UPDATE partecipazione SET ore = 3 WHERE attivita_id = $1', [prossima]),
    ).rejects.toThrow('the event has not begun');
  });

  test('and whoever is no coordinator reads the mark and not the reason', async () => {
    const id = await attivita();
    vaiAl('2026-05-04');
    await registra(id, { operatoreId: seconda });
    const { data } = await registry.call(
      'ASSISTENTE_SOCIALE',
      `query ($id: UUID!) { attivitaFormativa(id: $id) { partecipazioni { tardiva motivoRitardo } } }`,
      { id },
    );
    expect(data).toEqual({
      attivitaFormativa: {
        partecipazioni: [
          { tardiva: false, motivoRitardo: null },
          { tardiva: true, motivoRitardo: null },
        ],
      },
    });
  });

  test('without hours, which are then recorded and corrected as of everybody: the mark stays', async () => {
    const id = await attivita();
    vaiAl('2026-05-04');
    expect((await registra(id, { operatoreId: seconda })).errore).toBeUndefined();
    await command('registraPresenze', { attivitaId: id, versione: 3, presenze: [{ operatoreId: seconda, ore: 4 }] });
    const ore = { attivitaId: id, versione: 4, operatoreId: seconda, ore: 6, motivo: 'È rimasta' };
    const { partecipazioni } = await command<Letta>('rettificaPresenza', ore, { campi: CAMPI });
    expect(partecipazioni).toContainEqual({
      ...{ ore: 6, tardiva: true, motivoRitardo: MOTIVO, operatore: { id: seconda } },
    });
  });

  test.each<[string, () => object, object]>([
    ['who is enrolled already', () => ({ operatoreId: prima }), { articolo: 'art. 2 c. 5 n' }],
    ['of a qualification that it is not open to', () => ({ operatoreId: educatore }), { articolo: 'art. 2 c. 5 n' }],
    ['at another version', () => ({ operatoreId: seconda, versione: 1 }), { code: 'CONFLICT' }],
    ['without a reason', () => ({ operatoreId: seconda, motivo: '' }), { code: 'BAD_USER_INPUT' }],
    [
      'for more hours than it has',
      () => ({ operatoreId: seconda, ore: 8.25 }),
      { campi: [{ percorso: ['input', 'ore'] }] },
    ],
    ['whom nobody knows', () => ({ operatoreId: '0192a04a-0000-7000-8000-00000000ffff' }), { code: 'NOT_FOUND' }],
  ])('but nobody %s', async (_chi, input, atteso) => {
    const id = await attivita();
    vaiAl('2026-05-04');
    expect((await registra(id, input())).errore).toMatchObject(atteso);
  });

  test('as long as there are places, also at once, and not before its first day', async () => {
    const id = await attivita({ posti: 2 });
    vaiAl('2026-05-03');
    expect((await registra(id, { operatoreId: seconda })).errore).toMatchObject({ articolo: 'art. 2 c. 5 n' });
    vaiAl('2026-05-04');
    const esiti = await Promise.all([seconda, terza].map((operatoreId) => registra(id, { operatoreId })));
    expect(esiti.filter(({ errore }) => errore === undefined)).toHaveLength(1);
    const piena = await registra(id, { operatoreId: esiti[0]?.errore === undefined ? terza : seconda, versione: 3 });
    expect(piena.errore).toMatchObject({ articolo: 'art. 2 c. 5 n' });
    const puo = await registry.call(
      'COORDINATORE',
      `{ attivitaFormativa(id: "${id}") { permessi { puoRegistrareIscrizioneTardiva } } }`,
    );
    expect(puo.data).toEqual({ attivitaFormativa: { permessi: { puoRegistrareIscrizioneTardiva: false } } });
  });

  test('and the database refuses an enrolment in a begun event that says no reason, and one in an event to come that says one', async () => {
    const id = await attivita();
    const scrive = (motivo: string | null) =>
      registry.admin(
        `INSERT INTO partecipazione (attivita_id, operatore_id, ore_attivita, iscritto_il, ritardo_motivo, ritardo_da)
         VALUES ($1, $2, 8, now(), $3, CASE WHEN $3::text IS NOT NULL THEN 'prova' END)`,
        [id, seconda, motivo],
      );
    const constraint = 'partecipazione_tardiva';
    await expect(scrive(MOTIVO)).rejects.toMatchObject({ constraint });
    vaiAl('2026-05-04');
    await expect(scrive(null)).rejects.toMatchObject({ constraint });
    await scrive(MOTIVO);
  });
});

describe('an enrolment that was wrong is annulled once the event has begun (art. 2 c. 5 n)', () => {
  test('by the coordinator, with the reason and the version; what it said stays', async () => {
    const id = await attivita();
    vaiAl('2026-05-05');
    await registra(id, { operatoreId: seconda, ore: 6 });
    const chi = { operatoreId: seconda };
    expect((await annulla(id, chi)).errore).toMatchObject({
      campi: [{ percorso: ['input', 'motivo'] }, { percorso: ['input', 'versione'] }],
    });
    const errore = { ...chi, motivo: 'Era la collega' };
    expect((await annulla(id, { ...errore, versione: 2 })).errore).toMatchObject({ code: 'CONFLICT' });
    expect((await annulla(id, { ...errore, versione: 3 })).fatto).toMatchObject({ versione: 4 });
    expect(await ultimoEvento(id)).toMatchObject({ partecipazioni: [{ operatoreId: prima }] });
    const annullata = `SELECT dati ->> 'ore' AS ore, dati ->> 'ritardo_motivo' AS perche, motivo FROM annullamento
       WHERE tipo = 'PARTECIPAZIONE' AND proprietario_id = $1 ORDER BY annullato_il DESC, id DESC LIMIT 1`;
    expect(await registry.admin(annullata, [seconda])).toEqual([
      { ore: '6.00', perche: MOTIVO, motivo: 'Era la collega' },
    ]);
    expect((await registra(id, { operatoreId: terza, versione: 4 })).errore).toBeUndefined();
  });

  test('and before its first day it is only taken away, whatever reason is given', async () => {
    const id = await attivita();
    vaiAl('2026-05-03');
    expect((await annulla(id, { operatoreId: prima, motivo: 'Ha un altro impegno' })).fatto).toMatchObject({
      versione: 3,
    });
    expect(await registry.admin('SELECT 1 FROM partecipazione WHERE attivita_id = $1', [id])).toEqual([]);
    const annullata = `SELECT 1 FROM annullamento WHERE tipo = 'PARTECIPAZIONE' AND dati ->> 'attivita_id' = $1`;
    expect(await registry.admin(annullata, [id])).toEqual([]);
  });

  test('and by no operator, who withdraws before it begins alone', async () => {
    const id = await attivita();
    vaiAl('2026-05-04');
    const { errore } = await attempt(
      'annullaIscrizione',
      { attivitaId: id, operatoreId: prima, versione: 2, motivo: 'Non sono andata' },
      { chi: 'ASSISTENTE_SOCIALE' },
    );
    expect(errore).toMatchObject({ articolo: 'art. 2 c. 5 n' });
  });

  test('and whoever asks for another person is told that, not the version', async () => {
    const id = await attivita();
    const { errore } = await attempt(
      'annullaIscrizione',
      { attivitaId: id, operatoreId: seconda, versione: 77 },
      { chi: 'ASSISTENTE_SOCIALE' },
    );
    expect(errore).toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('of an event that is corrected to days to come nobody was enrolled late, in the database too', async () => {
  const id = await attivita();
  vaiAl('2026-05-04');
  await registra(id, { operatoreId: seconda });
  await expect(
    registry.admin('UPDATE partecipazione SET ritardo_motivo = NULL, ritardo_da = NULL WHERE attivita_id = $1', [id]),
  ).rejects.toMatchObject({ constraint: 'partecipazione_tardiva' });
  const giorni = { dal: '2026-06-04', al: '2026-06-05', motivo: 'Mese sbagliato' };
  const { fatto } = await attempt<Letta>(
    'rettificaAttivitaFormativa',
    { attivitaId: id, versione: 3, ...giorni },
    { campi: 'id versione partecipazioni { tardiva motivoRitardo }' },
  );
  expect(fatto?.partecipazioni).toEqual([
    { tardiva: false, motivoRitardo: null },
    { tardiva: false, motivoRitardo: null },
  ]);
  await expect(
    registry.admin(`UPDATE partecipazione SET ritardo_motivo = 'x', ritardo_da = 'x' WHERE attivita_id = $1`, [
      fatto!.id,
    ]),
  ).rejects.toMatchObject({ constraint: 'partecipazione_tardiva' });
});
