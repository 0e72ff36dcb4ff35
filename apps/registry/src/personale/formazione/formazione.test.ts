// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseEvent } from '@ambito/events';
import { createDataSource } from '@ambito/persistence';
import type { Answer } from '@ambito/testing';
import { type Registry, startIstituito } from '../../testing.ts';

const adesso = new Date('2026-03-02T09:00:00Z');
const vaiAl = (giorno: string): number => adesso.setTime(Date.parse(`${giorno}T09:00:00Z`));

let registry: Registry;
const operatori: string[] = [];
beforeAll(async () => {
  registry = await startIstituito(adesso);
  for (let n = 0; n < 12; n += 1) {
    const { data } = await registry.call<{ registraOperatore: { id: string } }>(
      'COORDINATORE',
      'mutation ($input: RegistraOperatoreInput!) { registraOperatore(input: $input) { id } }',
      {
        input: {
          nome: 'Anna',
          cognome: `Rossi ${n}`,
          qualifica: 'SEGRETARIATO',
          ...(n === 0 ? { account: 'prova-SEGRETARIATO' } : {}),
        },
      },
    );
    operatori.push(data!.registraOperatore.id);
  }
});
beforeEach(() => void vaiAl('2026-03-02'));
afterAll(() => registry.stop());

const rifiuto = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions;
const programma = async (extra: object = {}): Promise<Answer<{ programmaAttivitaFormativa: { id: string } }>> =>
  registry.call(
    'COORDINATORE',
    'mutation ($input: ProgrammaAttivitaFormativaInput!) { programmaAttivitaFormativa(input: $input) { id versione } }',
    {
      input: {
        titolo: 'La valutazione multidimensionale',
        organizzatore: 'Ordine degli assistenti sociali',
        dal: '2026-05-04',
        al: '2026-05-05',
        ore: 8,
        crediti: 8,
        apertaA: ['SEGRETARIATO'],
        ...extra,
      },
    },
  );
const programmata = async (extra: object = {}): Promise<string> =>
  (await programma(extra)).data!.programmaAttivitaFormativa.id;
const iscrizione =
  (campo: 'iscriviOperatore' | 'annullaIscrizione') =>
  (attivitaId: string, operatoreId: string, ruolo: 'COORDINATORE' | 'SEGRETARIATO' = 'COORDINATORE') =>
    registry.call<Record<string, { versione: number }>>(
      ruolo,
      `mutation ($input: ${campo === 'iscriviOperatore' ? '' : 'Annulla'}IscrizioneInput!) { ${campo}(input: $input) { versione } }`,
      { input: { attivitaId, operatoreId } },
    );
const iscrivi = iscrizione('iscriviOperatore');
const annulla = iscrizione('annullaIscrizione');
const presenze = (attivitaId: string, versione: number, lista: [string, number][]) =>
  registry.call(
    'COORDINATORE',
    'mutation ($input: RegistraPresenzeInput!) { registraPresenze(input: $input) { versione } }',
    { input: { attivitaId, versione, presenze: lista.map(([operatoreId, ore]) => ({ operatoreId, ore })) } },
  );
const CORREZIONI = {
  rettificaPresenza: 'id',
  rettificaAttivitaFormativa: 'id corregge { id motivo }',
  annullaAttivitaFormativa: 'id',
};
const correggi = <T = { id: string }>(comando: keyof typeof CORREZIONI, input: object) =>
  registry.call<Record<string, T | undefined>>(
    'COORDINATORE',
    `mutation ($input: ${comando.charAt(0).toUpperCase()}${comando.slice(1)}Input!) { ${comando}(input: $input) { ${CORREZIONI[comando]} } }`,
    { input: { motivo: 'Scritto male', ...input } },
  );
const oreDi = (operatore: string, attivita: string) =>
  registry.admin(`SELECT ore::float8 AS ore FROM partecipazione WHERE (operatore_id, attivita_id) = ($1, $2)`, [
    operatore,
    attivita,
  ]);
const annullati = (tipo: string, di: string) =>
  registry.admin(
    `SELECT dati ->> 'ore' AS ore, motivo FROM annullamento WHERE (tipo, proprietario_id) = ('${tipo}', $1)`,
    [di],
  );
async function ultimoEvento(id: string): Promise<object> {
  const ultimo = `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`;
  return (await registry.admin<{ evento: { dati: object } }>(ultimo, [id]))[0]!.evento.dati;
}
const [primo, secondo, terzo] = [() => operatori[0]!, () => operatori[1]!, () => operatori[2]!];

test.each([
  ['that ends before it begins', { al: '2026-05-03' }],
  ['of no hours', { ore: 0 }],
  ['of a third of an hour', { ore: 0.33 }],
  ['open to nobody', { apertaA: [] }],
  ['of no places', { posti: 0 }],
])('an event %s is refused', async (_nome, extra) => {
  expect(rifiuto(await programma(extra))?.['code']).toBe('BAD_USER_INPUT');
});

describe('enrolment (art. 2 c. 5 n)', () => {
  test('of twelve operators at once fills no more than the existing places', async () => {
    const id = await programmata({ posti: 3 });
    const risposte = await Promise.all(operatori.map((operatore) => iscrivi(id, operatore)));
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(3);
    for (const risposta of risposte.filter(({ errors }) => errors !== undefined)) {
      expect(rifiuto(risposta)).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 2 c. 5 n' });
      expect(risposta.errors?.[0]?.message).toContain('I posti sono 3, e sono esauriti');
    }
  });

  test('of an operator is recorded once, and can be taken back', async () => {
    const id = await programmata({ posti: 1 });
    await iscrivi(id, primo());
    expect(rifiuto(await iscrivi(id, primo()))?.['articolo']).toBe('art. 2 c. 5 n');
    expect((await annulla(id, primo())).errors).toBeUndefined();
    expect(rifiuto(await annulla(id, primo()))?.['code']).toBe('NOT_FOUND');
    expect((await iscrivi(id, secondo())).errors).toBeUndefined();
  });

  test('by operators is only of themselves', async () => {
    const id = await programmata();
    expect(rifiuto(await iscrivi(id, secondo(), 'SEGRETARIATO'))?.['code']).toBe('FORBIDDEN');
    expect((await iscrivi(id, primo(), 'SEGRETARIATO')).errors).toBeUndefined();
  });

  test('is open to the qualifications of the event, before the event begins', async () => {
    const altrui = await programmata({ apertaA: ['ASSISTENTE_SOCIALE'] });
    expect(rifiuto(await iscrivi(altrui, primo()))?.['articolo']).toBe('art. 2 c. 5 n');
    const id = await programmata();
    vaiAl('2026-05-04');
    expect(rifiuto(await iscrivi(id, primo()))?.['articolo']).toBe('art. 2 c. 5 n');
  });

  test('is taken back only before the event begins: the database holds it', async () => {
    const id = await programmata();
    await iscrivi(id, primo());
    await iscrivi(id, secondo());
    const lascia = (chi: string) =>
      registry.admin('DELETE FROM partecipazione WHERE attivita_id = $1 AND operatore_id = $2', [id, chi]);
    vaiAl('2026-05-03');
    await lascia(secondo());
    vaiAl('2026-05-04');
    expect(rifiuto(await annulla(id, primo(), 'SEGRETARIATO'))?.['articolo']).toBe('art. 2 c. 5 n');
    await expect(lascia(primo())).rejects.toMatchObject({ constraint: 'partecipazione_iniziata' });
  });

  test('of an operator with another qualification, or of another Ambito, is refused by the database', async () => {
    const sql = `INSERT INTO partecipazione (attivita_id, operatore_id, ore_attivita, iscritto_il) VALUES ($1, $2, 8, now())`;
    const constraint = 'partecipazione_ammessa';
    await expect(
      registry.admin(sql, [await programmata({ apertaA: ['ASSISTENTE_SOCIALE'] }), primo()]),
    ).rejects.toMatchObject({ constraint });
    const [altro] = await registry.admin<{ id: string }>(
      `WITH altrove AS (INSERT INTO ambito (id, codice, nome, regione) VALUES (uuidv7(), 'A98', 'Altrove', '15') RETURNING id)
       INSERT INTO operatore (id, ambito_id, nome, cognome, qualifica) SELECT uuidv7(), id, 'Olga', 'Neri', 'SEGRETARIATO' FROM altrove RETURNING id`,
    );
    await expect(registry.admin(sql, [await programmata(), altro!.id])).rejects.toMatchObject({ constraint });
  });
});

describe('attendance (art. 2 c. 5 m)', () => {
  test('is recorded of enrolled operators, from the first day on, for no more hours than the event has', async () => {
    const id = await programmata();
    await iscrivi(id, primo());
    expect(rifiuto(await presenze(id, 2, [[primo(), 4]]))?.['articolo']).toBe('art. 2 c. 5 m');
    vaiAl('2026-05-05');
    expect(rifiuto(await presenze(id, 1, [[primo(), 4]]))).toMatchObject({ code: 'CONFLICT', versioneAttuale: 2 });
    expect(rifiuto(await presenze(id, 2, [[primo(), 8.25]]))?.['code']).toBe('BAD_USER_INPUT');
    expect(rifiuto(await presenze(id, 2, [[secondo(), 4]]))).toMatchObject({
      campi: [{ percorso: ['input', 'presenze', '0', 'operatoreId'] }],
    });
    expect((await presenze(id, 2, [[primo(), 7.5]])).errors).toBeUndefined();
  });

  test('that is recorded stays: a correction annuls it, and says why', async () => {
    const id = await programmata();
    await iscrivi(id, primo());
    vaiAl('2026-05-05');
    await presenze(id, 2, [[primo(), 7.5]]);
    expect(rifiuto(await presenze(id, 3, [[primo(), 2]]))).toMatchObject({
      campi: [{ percorso: ['input', 'presenze', '0', 'ore'] }],
    });
    expect((await presenze(id, 3, [[primo(), 7.5]])).errors).toBeUndefined();
    const rettifica = (ore: number, versione: number) =>
      correggi('rettificaPresenza', { attivitaId: id, versione, operatoreId: primo(), ore });
    expect(rifiuto(await rettifica(8.25, 4))).toMatchObject({ articolo: 'art. 2 c. 5 m' });
    expect((await rettifica(2, 4)).errors).toBeUndefined();
    expect(await oreDi(primo(), id)).toEqual([{ ore: 2 }]);
    expect(await annullati('PARTECIPAZIONE', primo())).toEqual([{ ore: '7.50', motivo: 'Scritto male' }]);
    expect(await ultimoEvento(id)).toMatchObject({ partecipazioni: [{ operatoreId: primo(), ore: 2 }] });
    await expect(
      registry.admin('UPDATE partecipazione SET ore = 5 WHERE attivita_id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'partecipazione_ore_registrate' });
  });

  test('of more hours than the event has is refused by the database', async () => {
    const id = await programmata();
    await iscrivi(id, primo());
    const url = registry.database.urls.DATABASE_URL;
    const servizio = createDataSource({ url, applicationName: 'prova', poolSize: 2, entities: [] });
    await servizio.initialize();
    await expect(
      servizio.query('UPDATE partecipazione SET ore = 8.25 WHERE attivita_id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'partecipazione_ore_della_attivita' });
    await servizio.destroy();
  });
});

describe('an event that was written wrongly, or did not take place (art. 2 c. 5 m)', () => {
  const registrata = async (): Promise<string> => {
    const id = await programmata({ posti: 2 });
    await iscrivi(id, secondo());
    await iscrivi(id, terzo());
    vaiAl('2026-05-05');
    await presenze(id, 3, [[secondo(), 6]]);
    return id;
  };

  test('is annulled with the hours that were recorded in it: nobody attended it', async () => {
    const id = await registrata();
    expect((await correggi('annullaAttivitaFormativa', { attivitaId: id, versione: 4 })).errors).toBeUndefined();
    expect(await oreDi(secondo(), id)).toEqual([]);
    expect(await annullati('PARTECIPAZIONE', secondo())).toEqual([{ ore: '6.00', motivo: 'Scritto male' }]);
    expect(await ultimoEvento(id)).toMatchObject({ partecipazioni: [] });
  });

  test('is corrected by another one, with who is enrolled and the hours: these fit it', async () => {
    const id = await registrata();
    const rettifica = (dati: object) =>
      correggi<{ id: string; corregge: object }>('rettificaAttivitaFormativa', {
        attivitaId: id,
        versione: 4,
        ...dati,
      });
    expect(rifiuto(await rettifica({}))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(rifiuto(await rettifica({ dal: '2026-05-06' }))).toMatchObject({ campi: [{ percorso: ['input', 'dal'] }] });
    expect(rifiuto(await rettifica({ ore: 4 }))).toMatchObject({ articolo: 'art. 2 c. 5 m' });
    expect(rifiuto(await rettifica({ posti: 1 }))).toMatchObject({ articolo: 'art. 2 c. 5 n' });
    expect(rifiuto(await rettifica({ apertaA: ['COORDINATORE'] }))).toMatchObject({ articolo: 'art. 2 c. 5 n' });
    const { data, errors } = await rettifica({ ore: 6, posti: null, al: '2026-05-06' });
    expect(errors).toBeUndefined();
    const nuova = data!.rettificaAttivitaFormativa!;
    expect(nuova.corregge).toEqual({ id, motivo: 'Scritto male' });
    expect(await oreDi(secondo(), nuova.id)).toEqual([{ ore: 6 }]);
    expect(await ultimoEvento(id)).toMatchObject({ partecipazioni: [] });
    expect(await ultimoEvento(nuova.id)).toMatchObject({
      ...{ ore: 6, al: '2026-05-06' },
      partecipazioni: expect.arrayContaining([{ operatoreId: terzo(), ore: null }]) as unknown,
    });
  });
});

test('the hours of an operator in a year are those of the events that ended in that year', async () => {
  for (const [dal, al, ore] of [
    ['2026-05-04', '2026-05-05', 7],
    ['2026-06-01', '2026-06-01', 2.5],
    ['2026-12-30', '2027-01-02', 3],
  ] as const) {
    vaiAl('2026-03-02');
    const id = await programmata({ dal, al });
    await iscrivi(id, terzo());
    vaiAl(al);
    await presenze(id, 2, [[terzo(), ore]]);
  }
  const { data } = await registry.call<{ operatori: { edges: { node: Record<string, number | string> }[] } }>(
    'COORDINATORE',
    '{ operatori { edges { node { id del2026: oreFormazione(anno: 2026) del2027: oreFormazione(anno: 2027) } } } }',
  );
  const node = data?.operatori.edges.find((edge) => edge.node['id'] === terzo())?.node;
  expect(node).toMatchObject({ del2026: 9.5, del2027: 3 });
});

test('a page of events with their participants costs the same statements, whatever its length', async () => {
  const costo = async (first: number): Promise<number> => {
    const prima = await registry.statements();
    const { data, errors } = await registry.call<{ attivitaFormative: { edges: unknown[] } }>(
      'COORDINATORE',
      `query ($first: Int!) { attivitaFormative(first: $first) { edges { node { titolo partecipazioni { ore operatore { cognome oreFormazione(anno: 2026) } } permessi { puoIscrivere } } } } }`,
      { first },
    );
    expect(errors).toBeUndefined();
    expect(data?.attivitaFormative.edges).toHaveLength(first);
    return (await registry.statements()) - prima;
  };
  expect(await costo(8)).toBe(await costo(1));
});

test('the event to the information system fits its contract', async () => {
  const eventi = await registry.admin<{ evento: object }>(
    `SELECT evento FROM outbox WHERE evento ->> 'tipo' = 'AttivitaFormativaAggiornata'`,
  );
  expect(eventi.length).toBeGreaterThan(10);
  for (const { evento } of eventi) expect(parseEvent(evento)).toMatchObject({ ok: true });
});
