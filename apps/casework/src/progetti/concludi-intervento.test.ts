// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource } from '@ambito/persistence';
import { startCasework, type Casework } from '../testing.ts';
import { impegniDi, type Quale } from './impegni.testing.ts';

let casework: Casework;
let impegni: ReturnType<typeof impegniDi>;
beforeAll(async () => {
  casework = await startCasework();
  impegni = impegniDi(casework);
});
afterAll(() => casework.stop());

describe('an intervento that ends before its planned last day (art. 2 c. 3 d)', () => {
  test('keeps what was given until that day, and frees the rest for others at once', async () => {
    const id = await impegni.linea(2026, '100.00');
    const quale = await impegni.attivo([id]);
    await expect(impegni.attivo([id], { costo: '1.00' })).rejects.toThrow('mancano 1,00');
    expect((await impegni.conclude(quale, 2, '2026-12-15')).errors).toBeUndefined();
    expect(await impegni.impegnato(id)).toBe('48.39');
    await impegni.attivo([id], { costo: '51.61' });
    expect(await impegni.impegnato(id)).toBe('100.00');
  });

  test('frees its whole cost if it never began, and keeps it all but a day at most', async () => {
    const id = await impegni.linea();
    const quale = await impegni.attivo([id]);
    expect((await impegni.conclude(quale, 2, '2026-11-30')).errors).toBeUndefined();
    expect(await impegni.impegnato(id)).toBe('0.00');
    for (const [giorno, parole] of [
      ['2026-11-29', "se non è mai cominciato, l'ultimo giorno è il 30 novembre 2026"],
      ['2026-12-31', "L'intervento finisce già il 31 dicembre 2026"],
    ] as const)
      expect(
        (await impegni.rettificaConclusione(quale, 3, { ultimoGiorno: giorno })).errors?.[0]?.extensions,
      ).toMatchObject({
        code: 'BAD_USER_INPUT',
        campi: [{ percorso: ['input', 'ultimoGiorno'], messaggio: expect.stringContaining(parole) }],
      });
    expect((await impegni.rettificaConclusione(quale, 3, { ultimoGiorno: '2026-12-30' })).errors).toBeUndefined();
    expect(await impegni.impegnato(id)).toBe('96.77');
  });

  test('is told with its last day and what it costs until then, and not at all if it never began', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    const detto = async () =>
      (
        await casework.admin<{ interventi: object[] }>(
          `SELECT evento -> 'dati' -> 'interventi' AS interventi FROM outbox
           WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
          [quale.progettoId],
        )
      )[0]!.interventi;
    await impegni.conclude(quale, 2, '2026-12-15');
    expect(await detto()).toMatchObject([{ dal: '2026-12-01', al: '2026-12-15', costo: '48.39' }]);
    await impegni.rettificaConclusione(quale, 3, { ultimoGiorno: '2026-11-30' });
    expect(await detto()).toEqual([]);
  });

  test('is corrected: another day commits again, or frees more, and a mistake is taken back', async () => {
    const id = await impegni.linea(2026, '100.00');
    const quale = await impegni.attivo([id]);
    await impegni.conclude(quale, 2, '2026-12-10');
    expect(await impegni.impegnato(id)).toBe('32.26');
    await impegni.rettificaConclusione(quale, 3, { ultimoGiorno: '2026-12-20' });
    expect(await impegni.impegnato(id)).toBe('64.52');
    expect((await impegni.riapre(quale, 4)).errors).toBeUndefined();
    expect(await impegni.impegnato(id)).toBe('100.00');
    expect((await impegni.riapre(quale, 5)).errors?.[0]).toMatchObject({
      message: "L'intervento non è stato concluso prima del previsto",
      extensions: { articolo: 'art. 2 c. 3 d' },
    });
  });

  test('is ended once: another end is refused, a correction and a return keep what was wrong', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    await impegni.conclude(quale, 2, '2026-12-10');
    expect((await impegni.conclude(quale, 3, '2026-12-20')).errors?.[0]).toMatchObject({
      message: expect.stringContaining("L'intervento è già concluso il 10 dicembre 2026"),
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 3 d' },
    });
    expect((await impegni.rettificaConclusione(quale, 3, { ultimoGiorno: '2026-12-10' })).errors?.[0]).toMatchObject({
      extensions: { campi: [{ messaggio: expect.stringContaining('Non cambia niente') }] },
    });
    const { data } = await impegni.rettificaConclusione(quale, 3, { motivoConclusione: 'Decesso' });
    expect(data).toMatchObject({
      rettificaConclusioneIntervento: { interventi: [{ conclusoAl: '2026-12-10', motivoConclusione: 'Decesso' }] },
    });
    await impegni.riapre(quale, 4);
    expect((await impegni.rettificaConclusione(quale, 5, { ultimoGiorno: '2026-12-12' })).errors?.[0]).toMatchObject({
      message: "L'intervento non è stato concluso prima del previsto",
    });
    const { data: letto } = await casework.call<{ progetto: { erroriAnnullati: { edges: { node: object }[] } } }>(
      'ASSISTENTE_SOCIALE',
      `query ($id: UUID!) { progetto(id: $id) { erroriAnnullati { edges { node {
        tipo motivo annullatoDaRuolo sostituitoDa dati { campo valore } } } } } }`,
      { id: quale.progettoId },
    );
    const errore = (motivo: string, motivoConclusione: string) => ({
      ...{ tipo: 'INTERVENTO', motivo, annullatoDaRuolo: 'ASSISTENTE_SOCIALE', sostituitoDa: quale.interventoId },
      dati: expect.arrayContaining([
        { campo: 'conclusoAl', valore: '2026-12-10' },
        { campo: 'motivoConclusione', valore: motivoConclusione },
      ]),
    });
    const nodi = letto!.progetto.erroriAnnullati.edges.map(({ node }) => node);
    expect(nodi).toHaveLength(2);
    expect(nodi).toEqual(
      expect.arrayContaining([errore('Scritto male', 'Ricovero'), errore('Il ricovero era di un altro', 'Decesso')]),
    );
  });

  test('is not written again in the database, but by a correction', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    await impegni.conclude(quale, 2, '2026-12-10');
    for (const riscrive of [
      ...[`concluso_al = '2026-12-12'`, 'concluso_al = NULL', `motivo_conclusione = 'Altro'`],
      ...['conclusione_registrata_il = NULL', `conclusione_registrata_il = now() + interval '1 day'`],
    ])
      await expect(
        casework.admin(`UPDATE intervento SET ${riscrive} WHERE id = $1`, [quale.interventoId]),
      ).rejects.toMatchObject({ constraint: 'solo_rettificato' });
  });

  test('is not taken back once the money has gone to others: the line and the missing amount are named', async () => {
    const id = await impegni.linea(2026, '100.00');
    const quale = await impegni.attivo([id]);
    await impegni.conclude(quale, 2, '2026-12-10');
    await impegni.attivo([id], { costo: '60.00' });
    const { errors } = await impegni.riapre(quale, 3);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Alla linea di bilancio L2026 del 2026 (FNPS 2025) mancano 60,00\u00a0€'),
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 4', dettagli: { lineaId: id, mancano: '60.00' } },
    });
    expect(await impegni.impegnato(id)).toBe('92.26');
  });

  test('is one of an active project, at the version that was read', async () => {
    const quale = await impegni.attivo([await impegni.linea()]);
    expect((await impegni.conclude(quale, 1, '2026-12-10')).errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
    });
    const { progettoId } = await impegni.percorso.conProgetto();
    expect((await impegni.conclude({ ...quale, progettoId }, 1, '2026-12-10')).errors?.[0]).toMatchObject({
      message: 'Il progetto è in bozza: si concludono gli interventi di un progetto attivo',
    });
    const altro = await impegni.attivo([await impegni.linea()]);
    expect(
      (await impegni.conclude({ ...quale, interventoId: altro.interventoId }, 2, '2026-12-10')).errors?.[0]?.extensions,
    ).toMatchObject({ code: 'BAD_USER_INPUT', campi: [{ percorso: ['input', 'interventoId'] }] });
  });
});

describe('a case that ends frees what its interventi will not cost (art. 2 c. 3 d)', () => {
  const dimette = async ({ presaInCaricoId, progettoId, verificaId, obiettivoId }: Quale, versione: number) => {
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'registraVerifica', {
      ...{ progettoId, versione, verificaId, relazione: 'Raggiunto' },
      obiettivi: [{ obiettivoId, esito: 'RAGGIUNTO' }],
    });
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'dimetti', {
      ...{ presaInCaricoId, versione: 3, motivo: 'ALTRO', valutazione: 'Concluso' },
    });
  };
  const periodo = { dal: '2026-11-16', al: '2026-12-05', costo: '20.00' };

  test('by dimissione: the days until today stay committed', async () => {
    const id = await impegni.linea();
    await dimette(await impegni.attivo([id], periodo), 2);
    expect(await impegni.impegnato(id)).toBe('10.00');
  });

  test('by transfer as well', async () => {
    const id = await impegni.linea();
    const { presaInCaricoId } = await impegni.attivo([id], periodo);
    await impegni.percorso.command('ASSISTENTE_SOCIALE', 'trasferisci', {
      ...{ presaInCaricoId, versione: 3, comune: '058091', relazione: 'Va dalla figlia' },
    });
    expect(await impegni.impegnato(id)).toBe('10.00');
  });

  test.each<[string, object, string | null, string]>([
    ['has not begun costs nothing', {}, null, '0.00'],
    ['has ended by its plan costs it all', { dal: '2026-11-01', al: '2026-11-20' }, null, '100.00'],
    ['was ended for a later day ends today', periodo, '2026-12-01', '10.00'],
    ['was ended earlier keeps its day', periodo, '2026-11-20', '5.00'],
  ])('an intervento that %s', async (_nome, intervento, ultimoGiorno, atteso) => {
    const id = await impegni.linea();
    const quale = await impegni.attivo([id], intervento);
    if (ultimoGiorno !== null) expect((await impegni.conclude(quale, 2, ultimoGiorno)).errors).toBeUndefined();
    await dimette(quale, ultimoGiorno === null ? 2 : 3);
    expect(await impegni.impegnato(id)).toBe(atteso);
  });
});

describe('at once', () => {
  test('a draft waits for no line, which whoever commits locks in an order of their own', async () => {
    const id = await impegni.linea();
    const url = casework.database.adminUrl;
    const altra = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities: [] });
    await altra.initialize();
    try {
      await altra.transaction(async (chiImpegna) => {
        await chiImpegna.query('SELECT 1 FROM anagrafe_linea WHERE id = $1 FOR NO KEY UPDATE', [id]);
        await impegni.bozza([id]);
      });
    } finally {
      await altra.destroy();
    }
  });

  test('two ends of one intervento: one is written, the other has read an old version', async () => {
    const id = await impegni.linea();
    const quale = await impegni.attivo([id]);
    const esiti = await Promise.all(['2026-12-10', '2026-12-20'].map((giorno) => impegni.conclude(quale, 2, giorno)));
    expect(esiti.filter(({ errors }) => errors?.[0]?.extensions?.['code'] === 'CONFLICT')).toHaveLength(1);
    const [{ dovuto } = { dovuto: '' }] = await casework.admin<{ dovuto: string }>(
      'SELECT costo_fino_al(costo, periodo, concluso_al)::text AS dovuto FROM intervento WHERE id = $1',
      [quale.interventoId],
    );
    expect(await impegni.impegnato(id)).toBe(dovuto);
  });

  test('ends and new commitments on the same two lines: the sum is kept, and never more than a line has', async () => {
    const linee = [await impegni.linea(2026, '100.00'), await impegni.linea(2027, '100.00')];
    const anni = { dal: '2026-12-01', al: '2027-01-31', costo: '60.00' };
    const quali = [
      await impegni.attivo(linee, anni),
      await impegni.attivo(linee, anni),
      await impegni.attivo(linee.toReversed(), anni),
    ];
    const nuovi = Array.from({ length: 4 }, () => impegni.attivo(linee, anni).catch((error: unknown) => error));
    const fini = await Promise.all(quali.map((quale) => impegni.conclude(quale, 2, '2026-12-11')));
    expect(fini.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    for (const esito of await Promise.all(nuovi))
      if (esito instanceof Error) expect(esito.message).toContain('art. 2 c. 4');
    const somme = await casework.admin(
      `SELECT l.impegnato = sum(m.impegnato) AS pari, l.impegnato <= l.importo AS capiente
       FROM anagrafe_linea l JOIN impegno m ON m.linea_id = l.id WHERE l.id = ANY ($1) GROUP BY l.ambito_id, l.id`,
      [linee],
    );
    expect(somme).toEqual([
      { pari: true, capiente: true },
      { pari: true, capiente: true },
    ]);
  });
});
