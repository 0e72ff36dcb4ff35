// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { newEvent, parseEvent, type Evento, type EventoDi } from '@ambito/events';
import { createDataSource, work, type DataSource } from '@ambito/persistence';
import { caseworkConsumer } from '../casework.consumer.ts';
import { comandiDi, rifiuto } from '../piano-di-zona/piano.testing.ts';
import { A04, istituisci, startRegistry, type Registry } from '../testing.ts';

let registry: Registry;
let worker: DataSource;
let comandi: ReturnType<typeof comandiDi>;
let piano: { id: string };
let versionePiano = 2;
beforeAll(async () => {
  registry = await startRegistry(new Date('2026-11-24T09:00:00Z'));
  await istituisci(registry);
  comandi = comandiDi(registry);
  piano = await comandi.redatto();
  worker = createDataSource({
    url: registry.database.urls.WORKER_DATABASE_URL,
    applicationName: 'prova',
    poolSize: 4,
    entities: [],
  });
  await worker.initialize();
});
afterAll(async () => {
  await worker.destroy();
  await registry.stop();
});

let prossima = 0;
const nuova = (extra: object = {}) => ({
  pianoId: piano.id,
  versione: versionePiano,
  anno: 2026,
  codice: `L${(prossima += 1)}`,
  denominazione: 'Assistenza domiciliare',
  fondo: 'Fondo nazionale politiche sociali',
  importo: '1000.00',
  ...extra,
});
async function stanziata(): Promise<string> {
  const { id } = await comandi.fa<{ id: string }>('stanziaLinea', nuova());
  versionePiano += 1;
  return id;
}
/** A line that the last edition has, at version 2. */
async function approvata(): Promise<string> {
  const id = await stanziata();
  await comandi.approva(piano.id, versionePiano);
  versionePiano += 1;
  return id;
}
async function aumenta(lineaId: string, versione: number, importo: string): Promise<void> {
  await comandi.fa('aumentaLinea', { lineaId, versione, importo });
  versionePiano += 1;
}
/** The reduction that a line awaits the answer to. */
const attesa = ({ data }: Awaited<ReturnType<typeof riduci>>): string =>
  asLists<{ riduzioni: { id: string; stato: string }[] }>(data!['riduciLinea']).riduzioni.find(
    ({ stato }) => stato === 'RICHIESTA',
  )!.id;
async function riduci(lineaId: string, versione: number, importo?: string) {
  const risposta = await comandi.prova('riduciLinea', {
    lineaId,
    versione,
    motivo: 'Meno fondi',
    ...(importo === undefined ? {} : { importo }),
  });
  if (risposta.errors === undefined) versionePiano += 1;
  return risposta;
}
const eventiDi = async (id: string): Promise<EventoDi<'LineaDiBilancioAggiornata'>[]> =>
  (
    await registry.admin<{ evento: Evento }>(
      `SELECT evento FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq`,
      [id],
    )
  ).map(({ evento }) => {
    const letto = parseEvent(evento);
    if (!letto.ok) throw new Error(letto.motivo);
    return letto.evento as EventoDi<'LineaDiBilancioAggiornata'>;
  });
const risponde = (riduzioneId: string, lineaId: string, accolta: boolean, impegnato = '600.00') =>
  work(worker, A04, (unit) =>
    caseworkConsumer().apply(unit, [
      newEvent({
        tipo: 'RiduzioneLineaEsaminata',
        ambitoId: A04,
        aggregato: { tipo: 'RiduzioneLinea', id: riduzioneId, versione: 1 },
        avvenutoIl: '2026-11-24T10:00:00.000Z',
        dati: { lineaId, accolta, impegnato },
      }),
    ]),
  );
const leggi = async (id: string) =>
  (
    await registry.admin<{ importo: string; stato: string; versione: number; riduzione: string }>(
      `SELECT importo, stato, versione, (SELECT string_agg(r.stato || ' ' || coalesce(impegnato::text, '-'), ',') FROM riduzione_linea r WHERE linea_id = l.id) AS riduzione
       FROM linea_di_bilancio l WHERE id = $1`,
      [id],
    )
  )[0];

describe('a line of a plan never approved (art. 6 c. 1)', () => {
  test.each<[string, () => Promise<object>, object]>([
    [
      'of a year outside the plan',
      () => comandi.prova('stanziaLinea', nuova({ anno: 2028 })),
      { code: 'BAD_USER_INPUT' },
    ],
    [
      'of no plan',
      () => comandi.prova('stanziaLinea', nuova({ pianoId: '0192a04a-0000-7000-8000-00000000ffff' })),
      { code: 'NOT_FOUND' },
    ],
    [
      'with a code that is none',
      () => comandi.prova('stanziaLinea', nuova({ codice: 'linea uno' })),
      { code: 'BAD_USER_INPUT' },
    ],
    ['on an old version', () => comandi.prova('stanziaLinea', nuova({ versione: 1 })), { code: 'CONFLICT' }],
  ])('is refused %s', async (_nome, chiede, errore) => {
    expect(rifiuto(await chiede())).toMatchObject(errore);
  });

  test('is nobody’s to spend from, is not told and comes down at once', async () => {
    const id = await stanziata();
    expect((await riduci(id, 1, '400.00')).errors).toBeUndefined();
    expect(await leggi(id)).toEqual({ importo: '400.00', stato: 'ATTIVA', versione: 2, riduzione: 'APPLICATA -' });
    expect(await eventiDi(id)).toEqual([]);
  });

  test('has a code of its own in the year, and is told when the plan is approved', async () => {
    const id = await stanziata();
    expect(rifiuto(await comandi.prova('stanziaLinea', nuova({ codice: `L${prossima}` })))).toMatchObject({
      code: 'CONFLICT',
    });
    await comandi.approva(piano.id, versionePiano);
    versionePiano += 1;
    expect((await eventiDi(id)).map(({ aggregato, dati }) => [aggregato.versione, dati.importo])).toEqual([
      [2, '1000.00'],
    ]);
  });
});

describe('a line that can be spent from (art. 6 c. 1)', () => {
  test('grows as far as the next edition says, and never the wrong way', async () => {
    const id = await approvata();
    expect(rifiuto(await comandi.prova('aumentaLinea', { lineaId: id, versione: 2, importo: '900.00' }))).toMatchObject(
      { articolo: 'art. 6 c. 1' },
    );
    expect(rifiuto(await riduci(id, 2, '1000.00'))).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(
      rifiuto(await comandi.prova('aumentaLinea', { lineaId: id, versione: 7, importo: '2000.00' })),
    ).toMatchObject({ code: 'CONFLICT' });
    const detti = async () => (await eventiDi(id)).map(({ dati }) => dati.importo);
    // The last edition still holds: nobody has approved more.
    await aumenta(id, 2, '2000.00');
    expect(await detti()).toEqual(['1000.00', '1000.00']);
    const { data } = await registry.call(
      'COORDINATORE',
      '{ ambito(codice: "A04") { pianiDiZona { edges { node { linee { edges { node { id importo importoApprovato } } } } } } } }',
    );
    expect(JSON.stringify(data)).toContain(
      JSON.stringify({ id, importo: '2000.00', importoApprovato: '1000.00' }).slice(1, -1),
    );
    await comandi.approva(piano.id, versionePiano);
    versionePiano += 1;
    expect(await detti()).toEqual(['1000.00', '1000.00', '2000.00']);
  });

  test('is none that came after the last edition: it is not told, and comes down at once', async () => {
    const id = await stanziata();
    await aumenta(id, 1, '1500.00');
    expect((await riduci(id, 2, '700.00')).errors).toBeUndefined();
    expect(await leggi(id)).toMatchObject({ importo: '700.00', riduzione: 'APPLICATA -' });
    expect(await eventiDi(id)).toEqual([]);
  });
  test('loses at once what was not approved; what was waits for casework', async () => {
    const id = await approvata();
    await aumenta(id, 2, '2000.00');
    expect((await riduci(id, 3, '1200.00')).errors).toBeUndefined();
    expect(await leggi(id)).toMatchObject({ importo: '1200.00', versione: 4, riduzione: 'APPLICATA -' });
    expect((await eventiDi(id)).at(-1)?.dati).toMatchObject({ importo: '1000.00' });
    await risponde(attesa(await riduci(id, 4, '900.00')), id, true);
    expect((await eventiDi(id)).at(-1)?.dati.importo).toBe('900.00');
    await expect(
      registry.admin('UPDATE linea_di_bilancio SET importo_approvato = 1000 WHERE id = $1', [id]),
    ).rejects.toMatchObject({ constraint: 'linea_approvata' });
  });

  test('that awaits an answer keeps its plan from being approved', async () => {
    const id = await approvata();
    const riduzioneId = attesa(await riduci(id, 2, '700.00'));
    const approva = () =>
      comandi.prova('approvaPiano', {
        pianoId: piano.id,
        versione: versionePiano,
        approvatoIl: '2026-01-15',
        atto: 'del. 2/2026',
      });
    expect(rifiuto(await approva())).toMatchObject({ articolo: 'art. 6 c. 1' });
    await risponde(riduzioneId, id, true);
    expect((await approva()).errors).toBeUndefined();
    versionePiano += 1;
    expect((await eventiDi(id)).at(-1)?.dati.importo).toBe('700.00');
  });

  test('comes down, or its plan is approved: of the two at once one is', async () => {
    const id = await approvata();
    for (let giro = 0; giro < 5; giro += 1) {
      const importo = `${900 - giro}.00`;
      await stanziata();
      const { versione } = (await leggi(id))!;
      const [riduzione, approvazione] = await Promise.all([
        comandi.prova('riduciLinea', { lineaId: id, versione, importo, motivo: 'Meno fondi' }),
        comandi.prova('approvaPiano', {
          pianoId: piano.id,
          versione: versionePiano,
          approvatoIl: '2026-01-15',
          atto: 'del. 3/2026',
        }),
      ]);
      versionePiano += 1;
      const rifiuti = [rifiuto(riduzione!), rifiuto(approvazione!)];
      expect(rifiuti.map((errore) => errore?.['code'] ?? 'done').toSorted()).toEqual(['CONFLICT', 'done']);
      if (rifiuti[0] === undefined) await risponde(attesa(riduzione!), id, true);
    }
  });

  test('comes down when casework says so, once, whatever the answer is repeated; meanwhile nothing else changes it', async () => {
    const id = await approvata();
    const { data } = await riduci(id, 2, '700.00');
    const chiesta = asLists<{ importo: string; riduzioni: { id: string; stato: string }[]; permessi: object }>(
      data!['riduciLinea'],
    );
    expect(chiesta).toMatchObject({
      importo: '1000.00',
      riduzioni: [{ stato: 'RICHIESTA' }],
      permessi: { puoRidurre: false },
    });
    const riduzioneId = chiesta.riduzioni[0]!.id;
    expect((await eventiDi(id)).at(-1)?.dati).toMatchObject({
      importo: '1000.00',
      riduzione: { id: riduzioneId, importo: '700.00' },
    });
    expect(rifiuto(await riduci(id, 3, '500.00'))).toMatchObject({ articolo: 'art. 6 c. 1' });
    expect(
      rifiuto(await comandi.prova('aumentaLinea', { lineaId: id, versione: 3, importo: '3000.00' })),
    ).toMatchObject({ articolo: 'art. 6 c. 1' });
    await Promise.all([risponde(riduzioneId, id, true), risponde(riduzioneId, id, true)]);
    await risponde(riduzioneId, id, false);
    expect(await leggi(id)).toEqual({ importo: '700.00', stato: 'ATTIVA', versione: 4, riduzione: 'APPLICATA 600.00' });
    expect((await eventiDi(id)).at(-1)).toMatchObject({ aggregato: { versione: 4 }, dati: { importo: '700.00' } });
  });

  test('stays as it was when more is committed, and can be asked for again', async () => {
    const id = await approvata();
    const riduzioneId = attesa(await riduci(id, 2));
    await risponde(riduzioneId, id, false);
    expect(await leggi(id)).toEqual({
      importo: '1000.00',
      stato: 'ATTIVA',
      versione: 4,
      riduzione: 'RIFIUTATA 600.00',
    });
    expect((await eventiDi(id)).at(-1)?.dati.riduzione).toBeUndefined();
    await risponde(attesa(await riduci(id, 4, '800.00')), id, true);
    expect((await eventiDi(id)).at(-1)?.dati.importo).toBe('800.00');
  });

  test('ends, and then is not changed', async () => {
    const id = await approvata();
    await risponde(attesa(await riduci(id, 2)), id, true, '0.00');
    expect(await leggi(id)).toMatchObject({ importo: '0.00', stato: 'CESSATA' });
    expect(rifiuto(await comandi.prova('aumentaLinea', { lineaId: id, versione: 4, importo: '10.00' }))).toMatchObject({
      articolo: 'art. 6 c. 1',
    });
  });

  test('awaits one answer at a time, of ten asked for at once and past the service', async () => {
    const id = await approvata();
    const risposte = await Promise.all(
      Array.from({ length: 10 }, () =>
        comandi.prova('riduciLinea', { lineaId: id, versione: 2, importo: '1.00', motivo: 'motivo' }),
      ),
    );
    versionePiano += 1;
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    await expect(
      registry.admin(
        `INSERT INTO riduzione_linea (id, linea_id, importo, cessa, motivo, richiesta_il, stato) VALUES (gen_random_uuid(), $1, 1, false, 'm', now(), 'RICHIESTA')`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'riduzione_una_aperta' });
  });
});
