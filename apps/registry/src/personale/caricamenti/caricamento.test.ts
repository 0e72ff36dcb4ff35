// SPDX-License-Identifier: AGPL-3.0-or-later
import { Unavailable } from '@ambito/errors';
import { EVENTI_DI_SEDI, OPERATORI, SEDI, startCaricamenti, type Caricamenti } from './caricamenti.testing.ts';

const ADESSO = new Date('2026-06-15T10:00:00Z');
let adesso = ADESSO;
let banco: Caricamenti;
beforeEach(async () => {
  adesso = ADESSO;
  banco = await startCaricamenti(() => adesso);
});
afterEach(() => banco.stop());

/** Asks for a load of sedi. @returns its id */
async function ask(testo = SEDI, tipo = 'SEDI', prova = false): Promise<string> {
  const { data } = await banco.richiedi({ tipo, allegatoId: await banco.allega(testo), prova });
  return data!.richiediCaricamento.id;
}
const annulla = (caricamentoId: string, versione: number) =>
  banco.registry.call(
    'COORDINATORE',
    'mutation ($input: AnnullaCaricamentoInput!) { annullaCaricamento(input: $input) { stato permessi { puoAnnullare } } }',
    { input: { caricamentoId, versione } },
  );
const sedi = () => banco.quanti('sede');

describe('a load', () => {
  test('waits, runs and is done, and its state and version follow', async () => {
    const id = await ask();
    expect(await banco.read(id)).toMatchObject({
      stato: 'IN_ATTESA',
      righe: null,
      righeLavorate: 0,
      nuove: null,
      permessi: { puoAnnullare: true, puoScaricareErrori: false },
    });
    expect(await sedi()).toBe(0);
    const [preso] = await banco.lavoratore.take();
    expect(preso).toEqual({
      id,
      jobId: expect.any(String),
      requestId: expect.any(String),
      payload: { caricamentoId: id },
    });
    expect(await banco.read(id)).toMatchObject({ stato: 'IN_CORSO', permessi: { puoAnnullare: false } });
    await banco.lavoratore.run(id);
    expect(await banco.read(id)).toMatchObject({ stato: 'RIUSCITO', righe: 3, righeLavorate: 3, nuove: 3 });
  });

  test('shows outside its transaction how many rows are done', async () => {
    const testa = SEDI.split('\n')[0]!;
    const righe = Array.from({ length: 250 }, (_, n) => `058091;Sede ${n};Via Roma ${n};01/01/2020;;`);
    const id = await ask(`${testa}\n${righe.join('\n')}\n`);
    await banco.lavoratore.take();
    const visti: unknown[] = [];
    await banco.lavoratore.run(id, {
      async progress(percento) {
        const { righeLavorate, stato } = await banco.read(id);
        visti.push([percento, righeLavorate, stato]);
      },
    });
    expect(visti).toEqual([
      [0, 0, 'IN_CORSO'],
      [40, 100, 'IN_CORSO'],
      [80, 200, 'IN_CORSO'],
      [100, 250, 'IN_CORSO'],
    ]);
    const { errori, totaleErrori } = await banco.read(id);
    expect([errori.length, totaleErrori]).toEqual([100, 250]);
  });

  test('is written in the name of the person who asked and for that request, as the audit of each row shows', async () => {
    const id = await ask(OPERATORI.replaceAll('064071', '064008'), 'OPERATORI');
    await banco.lavoratore.runAll();
    expect(await banco.read(id)).toMatchObject({ stato: 'RIFIUTATO' });
    await ask();
    const operatori = await ask(OPERATORI, 'OPERATORI');
    await banco.lavoratore.runAll();
    expect(await banco.read(operatori)).toMatchObject({ stato: 'RIUSCITO', nuove: 3 });
    const audit = await banco.registry.admin<object>(
      `SELECT DISTINCT attore, ruolo, azione, ambito_id = $1 AS suo FROM audit
       WHERE tipo = 'Operatore' AND request_id = (SELECT request_id FROM caricamento WHERE id = $2)`,
      ['0192a04a-0000-7000-8000-000000000a04', operatori],
    );
    expect(audit).toEqual([
      { attore: 'prova-COORDINATORE', ruolo: 'COORDINATORE', azione: 'richiediCaricamento', suo: true },
    ]);
  });

  test('is refused when the role of the person who asked has ended meanwhile', async () => {
    const allegatoId = await banco.allega(SEDI);
    const { data } = await banco.richiedi({ tipo: 'SEDI', allegatoId }, undefined, { al: '2030-01-01' });
    adesso = new Date('2030-01-02T10:00:00Z');
    await banco.lavoratore.runAll();
    const { stato, errori } = await banco.read(data!.richiediCaricamento.id);
    expect([stato, errori.map(({ messaggio }) => messaggio)]).toEqual([
      'RIFIUTATO',
      [expect.stringMatching(/^Il tuo ruolo non ammette: /)],
    ]);
    expect(await sedi()).toBe(0);
  });

  test('is one load if it is requested five times with one key', async () => {
    const allegatoId = await banco.allega(SEDI);
    const chieste = await Promise.all(
      Array.from({ length: 5 }, () => banco.richiedi({ tipo: 'SEDI', allegatoId }, 'una-chiave-sola')),
    );
    expect(new Set(chieste.map(({ data }) => data?.richiediCaricamento.id)).size).toBe(1);
    expect(await banco.quanti('caricamento')).toBe(1);
  });

  test('is done once if its job comes twice, at once or later', async () => {
    const id = await ask();
    await banco.lavoratore.take();
    await Promise.all([banco.lavoratore.run(id), banco.lavoratore.run(id)]);
    await banco.lavoratore.run(id);
    expect(await banco.read(id)).toMatchObject({ stato: 'RIUSCITO', nuove: 3, invariate: 0 });
    expect([await sedi(), await banco.quanti(EVENTI_DI_SEDI)]).toEqual([3, 3]);
  });

  test('is done as a whole by the next worker if one dies half-way', async () => {
    const id = await ask();
    await banco.lavoratore.take();
    // The worker dies while it reports progress: its transaction is rolled back.
    const morto = new Error('killed');
    await expect(
      banco.lavoratore.run(id, {
        progress: (percento) => (percento > 0 ? Promise.reject(morto) : Promise.resolve()),
      }),
    ).rejects.toThrow(morto);
    expect(await banco.read(id)).toMatchObject({ stato: 'IN_CORSO', righeLavorate: 3 });
    expect(await sedi()).toBe(0);
    await banco.lavoratore.run(id);
    expect([(await banco.read(id)).stato, await sedi()]).toEqual(['RIUSCITO', 3]);
  });

  test('fails at its last attempt, and not before, if the store does not answer', async () => {
    const id = await ask();
    await banco.lavoratore.take();
    const via = { ...banco.registry.archivio.store, read: () => Promise.reject(new Unavailable('via')) };
    await expect(banco.lavoratore.run(id, {}, via)).rejects.toThrow('via');
    expect((await banco.read(id)).stato).toBe('IN_CORSO');
    await expect(banco.lavoratore.run(id, { lastAttempt: true }, via)).rejects.toThrow('via');
    expect(await banco.read(id)).toMatchObject({ stato: 'FALLITO', totaleErrori: 0 });
  });
});

describe('the queue', () => {
  test('has one load of an Ambito at a time, in the order of the requests', async () => {
    const [uno, due] = [await ask(), await ask()];
    const presi = await Promise.all([1, 2, 3].map(() => banco.lavoratore.take().catch(() => [])));
    expect(presi.flat().map(({ id }) => id)).toEqual([uno]);
    expect(await banco.lavoratore.take()).toEqual([]);
    await expect(
      banco.registry.admin(`UPDATE caricamento SET stato = 'IN_CORSO' WHERE id = $1`, [due]),
    ).rejects.toMatchObject({ constraint: 'caricamento_uno_in_corso' });
    await banco.lavoratore.run(uno);
    expect((await banco.lavoratore.take()).map(({ id }) => id)).toEqual([due]);
  });

  test('gets a lost job again three times, and then no more', async () => {
    const id = await ask();
    const [preso] = await banco.lavoratore.take();
    expect(await banco.lavoratore.findStill()).toEqual([]);
    await banco.registry.admin(`UPDATE caricamento SET aggiornato_il = now() - interval '1 minute'`);
    expect(await banco.lavoratore.findStill()).toEqual([preso]);
    // The load is marked, so that no other worker looks for its job as well.
    expect(await banco.lavoratore.findStill()).toEqual([]);
    for (const volta of [true, true, true, false])
      expect(await banco.lavoratore.rename(id, '0192a04a-0000-7000-8000-00000000000b')).toBe(volta);
    expect((await banco.read(id)).stato).toBe('FALLITO');
  });

  test('accepts twenty loads of an Ambito and no more, also when they are requested at once', async () => {
    const allegatoId = await banco.allega(SEDI);
    const chieste = await Promise.all(Array.from({ length: 22 }, () => banco.richiedi({ tipo: 'SEDI', allegatoId })));
    expect(chieste.filter(({ errors }) => errors === undefined)).toHaveLength(20);
    expect(chieste.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions['code']))).toEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
  });
});

describe('a load that has not begun', () => {
  test('is called off, and is not done', async () => {
    const id = await ask();
    expect((await annulla(id, 9)).errors?.[0]?.extensions['code']).toBe('CONFLICT');
    expect((await annulla(id, 1)).data).toEqual({
      annullaCaricamento: { stato: 'ANNULLATO', permessi: { puoAnnullare: false } },
    });
    await banco.lavoratore.runAll();
    expect([(await banco.read(id)).stato, await sedi()]).toEqual(['ANNULLATO', 0]);
  });

  test('is either called off or taken by a worker, never both', async () => {
    const id = await ask();
    const [risposta] = await Promise.all([annulla(id, 1), banco.lavoratore.runAll()]);
    const { stato } = await banco.read(id);
    expect(stato).toBe(risposta.errors === undefined ? 'ANNULLATO' : 'RIUSCITO');
    expect(await sedi()).toBe(risposta.errors === undefined ? 0 : 3);
  });

  test('cannot be called off once it has begun', async () => {
    const id = await ask();
    await banco.lavoratore.take();
    const { versione } = await banco.read(id);
    expect((await annulla(id, versione)).errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION' });
  });
});

test('the database refuses a wrong step of a load and a change of its request', async () => {
  const id = await ask();
  const attempt = (valori: string) => banco.registry.admin(`UPDATE caricamento SET ${valori} WHERE id = $1`, [id]);
  const vietati = (...tutti: string[]) =>
    Promise.all(
      tutti.map((valori) => expect(attempt(valori)).rejects.toMatchObject({ constraint: 'caricamento_passo' })),
    );
  await vietati(`stato = 'RIUSCITO', concluso_il = now()`, `tipo = 'ORARI'`, `prova = true`, `richiesto_da = 'altri'`);
  await attempt(`stato = 'IN_CORSO'`);
  await vietati(`stato = 'ANNULLATO', concluso_il = now()`, `stato = 'IN_ATTESA'`, `assegnazione = '{}'`);
  await expect(attempt(`stato = 'RIFIUTATO', concluso_il = now()`)).rejects.toMatchObject({
    constraint: 'caricamento_errori',
  });
  await attempt(`stato = 'RIUSCITO', concluso_il = now()`);
  await vietati(`stato = 'IN_CORSO', concluso_il = NULL`, `nuove = 9`, `concluso_il = now() + interval '1 hour'`);
});

describe('loads of an Ambito', () => {
  test('are listed by pages, the latest first, without those of another Ambito', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      adesso = new Date(ADESSO.getTime() + n * 1_000);
      ids.push(await ask());
    }
    const pagina = async (after: string | null, extra: object = {}) => {
      const { data } = await banco.registry.call<{
        caricamenti: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      }>(
        'COORDINATORE',
        `query ($after: String) { caricamenti(first: 2, after: $after) { edges { node { id allegato { nome } } } pageInfo { endCursor hasNextPage } } }`,
        { after },
        extra,
      );
      return data!.caricamenti;
    };
    const letti: string[] = [];
    for (let dopo: string | null = null, altre = true; altre;) {
      const { edges, pageInfo } = await pagina(dopo);
      letti.push(...edges.map(({ node }) => node.id));
      [dopo, altre] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(letti).toEqual(ids.reverse());
    expect((await pagina(null, { ambito: '0192a04a-0000-7000-8000-000000000a05' })).edges).toEqual([]);
    const piano = await banco.registry.admin<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT richiesto_il::text AS istante, id FROM caricamento
       WHERE ambito_id = '0192a04a-0000-7000-8000-000000000a04' AND (richiesto_il, id) < (now(), '0192a04a-0000-7000-8000-00000000000b')
       ORDER BY richiesto_il DESC, id DESC LIMIT 26`,
    );
    expect(JSON.stringify(piano)).toContain('caricamento_elenco');
    expect(JSON.stringify(piano)).not.toContain('Sort');
  });

  test('cost as many statements for one as for many', async () => {
    const costo = async () => {
      const prima = await banco.registry.statements();
      await banco.registry.call(
        'COORDINATORE',
        '{ caricamenti { edges { node { stato allegato { nome } permessi { puoAnnullare } } } } }',
      );
      return (await banco.registry.statements()) - prima;
    };
    await ask();
    const uno = await costo();
    for (let n = 0; n < 4; n += 1) await ask();
    expect(await costo()).toBe(uno);
  });
});
