// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { accreditamentoDi, enteDi } from '../enti/enti.testing.ts';
import { ALTRO_AMBITO, startCasework, type Casework } from '../testing.ts';
import { affidamentiDi, ANNO, ELENCO, type Elenco } from './interventi.testing.ts';

let casework: Casework;
let affidamenti: ReturnType<typeof affidamentiDi>;
beforeAll(async () => {
  casework = await startCasework();
  affidamenti = affidamentiDi(casework);
});
afterAll(() => casework.stop());

const REVOCATO = () => accreditamentoDi('2026-01-01', '2026-12-01');

describe('an accreditation that ends after the acceptance', () => {
  async function accettato(): Promise<{ enteId: string; progettoId: string }> {
    const enteId = await affidamenti.ente(ANNO());
    const progettoId = await affidamenti.affidato(enteId);
    expect(await affidamenti.accetta(progettoId)).toBeUndefined();
    return { enteId, progettoId };
  }

  test('changes no project, and puts the intervento on the coordinator’s list until it is renewed', async () => {
    const { enteId, progettoId } = await accettato();
    expect(await affidamenti.scopertiDi(enteId)).toEqual([]);
    await affidamenti.sendEvents(enteDi(enteId, 2, { accreditamenti: [REVOCATO()] }));
    expect(await affidamenti.scopertiDi(enteId)).toMatchObject([
      { prestazione: 'A2.07', scopertoDal: '2026-12-02', al: '2026-12-31', presaInCarico: { id: expect.any(String) } },
    ]);
    expect((await affidamenti.letto(progettoId)).interventi).toMatchObject([
      { giorniScoperti: [{ dal: '2026-12-02', al: '2026-12-31' }] },
    ]);
    await affidamenti.sendEvents(
      enteDi(enteId, 3, { accreditamenti: [REVOCATO(), accreditamentoDi('2026-12-02', '2026-12-31')] }),
    );
    expect(await affidamenti.scopertiDi(enteId)).toEqual([]);
  });

  test.each<[string, string, boolean]>([
    ['2026-11-24', '2026-11-25', true],
    ['2026-11-23', '2026-11-24', false],
  ])('before today and then a new one (until %s, not on %s) is on the list: %s', async (al, buco, atteso) => {
    const enteId = await affidamenti.ente(ANNO());
    const progettoId = await affidamenti.affidato(enteId, { dal: '2026-11-01' });
    expect(await affidamenti.accetta(progettoId)).toBeUndefined();
    const dopo = new Date(Date.parse(buco) + 86_400_000).toISOString().slice(0, 10);
    await affidamenti.sendEvents(
      enteDi(enteId, 2, { accreditamenti: [accreditamentoDi('2026-01-01', al), accreditamentoDi(dopo, '2026-12-31')] }),
    );
    expect(await affidamenti.scopertiDi(enteId)).toMatchObject(
      atteso ? [{ scopertoDal: buco, scopertoAl: buco, al: '2026-12-31' }] : [],
    );
    expect((await affidamenti.letto(progettoId)).interventi).toMatchObject([
      { giorniScoperti: [{ dal: buco, al: buco }] },
    ]);
  });

  test('with a past gap and a future gap is on the list until the future gap is covered', async () => {
    const enteId = await affidamenti.ente(ANNO());
    const progettoId = await affidamenti.affidato(enteId, { dal: '2026-11-01' });
    expect(await affidamenti.accetta(progettoId)).toBeUndefined();
    const accreditamenti = [accreditamentoDi('2026-01-01', '2026-11-09'), accreditamentoDi('2026-11-11', '2026-12-30')];
    await affidamenti.sendEvents(enteDi(enteId, 2, { accreditamenti }));
    expect(await affidamenti.scopertiDi(enteId)).toMatchObject([
      { scopertoDal: '2026-11-10', scopertoAl: '2026-12-31' },
    ]);
    const rinnovo = accreditamentoDi('2026-12-31', '2026-12-31');
    await affidamenti.sendEvents(enteDi(enteId, 3, { accreditamenti: [...accreditamenti, rinnovo] }));
    expect(await affidamenti.scopertiDi(enteId)).toEqual([]);
  });

  test('counts once if its event comes twice, or after a newer one', async () => {
    const { enteId } = await accettato();
    const revoca = enteDi(enteId, 2, { accreditamenti: [REVOCATO()] });
    await affidamenti.sendEvents(enteDi(enteId, 3, { accreditamenti: [ANNO()] }), revoca, revoca);
    expect(await affidamenti.scopertiDi(enteId)).toEqual([]);
    await Promise.all([1, 2, 3].map(() => affidamenti.sendEvents(enteDi(enteId, 4, { accreditamenti: [REVOCATO()] }))));
    expect(await affidamenti.scopertiDi(enteId)).toHaveLength(1);
  });

  test('leaves a draft as it is: its acceptance is refused', async () => {
    const enteId = await affidamenti.ente(ANNO());
    const id = await affidamenti.affidato(enteId);
    await affidamenti.sendEvents(enteDi(enteId, 2, { accreditamenti: [REVOCATO()] }));
    expect(await affidamenti.scopertiDi(enteId)).toEqual([]);
    expect((await affidamenti.accetta(id))?.extensions).toMatchObject({ articolo: 'art. 2 c. 5 o' });
  });

  test('is not on the list after the project or the intervento has ended', async () => {
    const enteId = await affidamenti.ente(accreditamentoDi('2026-01-01', '2026-11-25'));
    const finito = await affidamenti.affidato(enteId, { al: '2026-11-24', dal: '2026-11-01' });
    expect(await affidamenti.accetta(finito)).toBeUndefined();
    const { enteId: altro, progettoId } = await accettato();
    await affidamenti.sendEvents(
      enteDi(enteId, 2, { accreditamenti: [accreditamentoDi('2026-01-01', '2026-11-10')] }),
      enteDi(altro, 2, { accreditamenti: [REVOCATO()] }),
    );
    expect(await affidamenti.scopertiDi(enteId)).toEqual([]);
    expect(await affidamenti.scopertiDi(altro)).toHaveLength(1);
    // The project ends with the intervento, on the first of the days without accreditation.
    await casework.admin(
      `WITH fine AS (UPDATE intervento SET concluso_al = '2026-12-02', scoperto_al = '2026-12-02' WHERE progetto_id = $1)
       UPDATE progetto SET stato = 'CONCLUSO', concluso_il = '2026-12-02T12:00Z' WHERE id = $1`,
      [progettoId],
    );
    expect(await affidamenti.scopertiDi(altro)).toEqual([]);
  });

  test.each(Array.from({ length: 5 }, (_, giro) => [giro]))(
    'at the same moment as the acceptance: refused, or on the list, never lost (%i)',
    async () => {
      const enteId = await affidamenti.ente(ANNO());
      const progetti = [
        await affidamenti.affidato(enteId),
        await affidamenti.affidato(enteId),
        await affidamenti.affidato(enteId),
      ];
      const [, ...esiti] = await Promise.all([
        affidamenti.sendEvents(enteDi(enteId, 2, { accreditamenti: [REVOCATO()] })),
        ...progetti.map(affidamenti.accetta),
      ]);
      const accettati = esiti.filter((esito) => esito === undefined).length;
      for (const esito of esiti.filter((uno) => uno !== undefined))
        expect(esito?.extensions).toMatchObject({ articolo: 'art. 2 c. 5 o' });
      expect(await affidamenti.scopertiDi(enteId)).toHaveLength(accettati);
    },
  );
});

describe('the database, whatever the service does,', () => {
  const inserisce = (progettoId: string, enteId: string, periodo: string) =>
    casework.admin(
      `INSERT INTO intervento (ambito_id, id, progetto_id, prestazione, costo, periodo, ente_id)
       SELECT ambito_id, gen_random_uuid(), id, 'A2.07', 1, $3, $2 FROM progetto WHERE id = $1`,
      [progettoId, enteId, periodo],
    );

  test.each<[string, boolean, () => Promise<string>, string, string | undefined]>([
    ['takes one that is covered', false, () => affidamenti.ente(ANNO()), '[2026-12-01,2026-12-31]', undefined],
    [
      'takes a draft that is covered on its first day',
      false,
      () => affidamenti.ente(ANNO()),
      '[2026-12-31,2027-01-01]',
      undefined,
    ],
    [
      'refuses a first day without accreditation',
      false,
      () => affidamenti.ente(ANNO()),
      '[2027-01-01,2027-01-02]',
      'intervento_ad_ente_accreditato',
    ],
    [
      'refuses one more in an accepted project',
      true,
      () => affidamenti.ente(ANNO()),
      '[2026-12-01,2026-12-31]',
      'progetto_modificato_in_bozza',
    ],
    [
      'refuses an intervento without a last day',
      false,
      () => affidamenti.ente(ANNO()),
      '[2026-12-31,)',
      'intervento_affidato_a_termine',
    ],
    [
      'refuses an ente that does not exist',
      false,
      () => Promise.resolve(randomUUID()),
      '[2026-12-31,2026-12-31]',
      'intervento_ente_dell_ambito',
    ],
    [
      'refuses an ente of another Ambito',
      false,
      async () => {
        const id = randomUUID();
        await affidamenti.sendEvents(enteDi(id, 1, { accreditamenti: [ANNO()] }, ALTRO_AMBITO));
        return id;
      },
      '[2026-12-31,2026-12-31]',
      'intervento_ente_dell_ambito',
    ],
  ])('%s', async (_nome, attivo, enteId, periodo, constraint) => {
    const { id } = await affidamenti.bozza({});
    if (attivo) expect(await affidamenti.accetta(id)).toBeUndefined();
    const scritta = inserisce(id, await enteId(), periodo);
    if (constraint === undefined) await expect(scritta).resolves.toBeDefined();
    else await expect(scritta).rejects.toMatchObject({ constraint });
  });

  test('refuses an intervento whose marked days differ from the days without accreditation', async () => {
    const enteId = await affidamenti.ente(ANNO());
    const progettoId = await affidamenti.affidato(enteId);
    expect(await affidamenti.accetta(progettoId)).toBeUndefined();
    const mark = (dal: string | null, al: string | null) =>
      casework.admin('UPDATE intervento SET scoperto_dal = $2, scoperto_al = $3 WHERE progetto_id = $1', [
        ...[progettoId, dal, al],
      ]);
    await expect(mark('2026-12-02', '2026-12-31')).rejects.toMatchObject({
      constraint: 'intervento_scoperto_davvero',
    });
    await affidamenti.sendEvents(enteDi(enteId, 2, { accreditamenti: [REVOCATO()] }));
    for (const [dal, al] of [
      [null, null],
      ['2026-12-02', '2026-12-30'],
    ] as const)
      await expect(mark(dal, al)).rejects.toMatchObject({ constraint: 'intervento_scoperto_davvero' });
    await expect(mark('2026-12-02', null)).rejects.toMatchObject({ constraint: 'intervento_scoperto_dal_al' });
    await expect(mark('2026-12-02', '2026-12-31')).resolves.toBeDefined();
  });

  test('refuses an active project with a day without accreditation', async () => {
    const id = await affidamenti.affidato(await affidamenti.ente(accreditamentoDi('2026-01-01', '2026-12-30')));
    await expect(
      casework.admin(
        `UPDATE progetto SET stato = 'ATTIVO', accettato_il = now(), accettato_da = 'PERSONA', parole = 'Va bene' WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'intervento_ad_ente_accreditato' });
  });
});

describe('statements', () => {
  test('are as many for a list of one as for a page of many', async () => {
    const pagine: string[] = [];
    let after: string | null = null;
    const enteId = await affidamenti.ente(ANNO());
    for (const progettoId of [
      await affidamenti.affidato(enteId),
      await affidamenti.affidato(enteId),
      await affidamenti.affidato(enteId),
    ])
      expect(await affidamenti.accetta(progettoId)).toBeUndefined();
    await affidamenti.sendEvents(enteDi(enteId, 2, { accreditamenti: [] }));
    const quante = async (first: number) => {
      const prima = await casework.statements();
      const { data } = await casework.call<Elenco>('COORDINATORE', ELENCO, { first });
      expect(data!.interventiScoperti.edges).toHaveLength(first);
      return (await casework.statements()) - prima;
    };
    expect(await quante(3)).toBe(await quante(1));
    do {
      const { data }: { data?: Elenco | null } = await casework.call<Elenco>('COORDINATORE', ELENCO, {
        first: 2,
        after,
      });
      pagine.push(...data!.interventiScoperti.edges.map(({ node }) => node.id));
      after = data!.interventiScoperti.pageInfo.hasNextPage ? data!.interventiScoperti.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(pagine).size).toBe(pagine.length);
    expect(pagine.length).toBeGreaterThanOrEqual(3);
  });
});
