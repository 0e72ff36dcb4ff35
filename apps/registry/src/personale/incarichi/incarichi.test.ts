// SPDX-License-Identifier: AGPL-3.0-or-later
import { esito, personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

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

const incarico = (operatoreId: string, extra: object = {}) => ({
  operatoreId,
  sedeId: sede,
  dal: '2026-01-01',
  fte: 0.5,
  atto: 'det. 2/2026',
  ...extra,
});
const titolo = (operatoreId: string, versione: number, extra: object = {}) => ({
  operatoreId,
  versione,
  tipo: 'DIPENDENTE',
  ente: 'Comune di Tufo',
  datore: 'COMUNE',
  atto: 'det. 1/2026',
  tempoIndeterminato: true,
  dal: '2026-01-01',
  ...extra,
});
const DISCIPLINARE = { tipo: 'DISCIPLINARE_INCARICO', datore: 'AMBITO' };
const versioneDi = async (id: string): Promise<number> =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM operatore WHERE id = $1', [id]))[0]!.versione;

describe('a title of service (art. 8 c. 1)', () => {
  test.each([
    ['fixed-term without a last day', { tempoIndeterminato: false }, 'art. 8 c. 1'],
    ['a disciplinare without a last day', { ...DISCIPLINARE, sottoscrittoIl: '2026-01-01' }, 'art. 8 c. 1'],
    ['a disciplinare not signed', { ...DISCIPLINARE, tempoIndeterminato: false, al: '2026-12-31' }, 'art. 8 c. 1'],
    [
      'a disciplinare signed after its first day',
      { ...DISCIPLINARE, tempoIndeterminato: false, sottoscrittoIl: '2026-01-02', al: '2026-12-31' },
      'art. 8 c. 1',
    ],
    ['that ends before it begins', { al: '2025-12-31' }, 'BAD_USER_INPUT'],
    ['at a version that is not the last', { versione: 9 }, 'CONFLICT'],
  ])('%s is refused', async (_nome, extra, atteso) => {
    const id = await personale.assistente();
    expect(esito(await personale.attempt('registraTitolo', { ...titolo(id, 1), ...extra }))).toBe(atteso);
  });

  test('that is a disciplinare has the capofila as its employer', async () => {
    const id = await personale.assistente();
    const { titoli } = await personale.command<{ titoli: object[] }>(
      'registraTitolo',
      titolo(id, 1, {
        ...DISCIPLINARE,
        tempoIndeterminato: false,
        sottoscrittoIl: '2026-01-01',
        al: '2026-12-31',
      }),
    );
    expect(titoli).toMatchObject([{ tipo: 'DISCIPLINARE_INCARICO', ente: 'Comune di Avellino', al: '2026-12-31' }]);
    await expect(
      registry.admin(`UPDATE titolo_di_servizio SET sottoscritto_il = '2026-01-02' WHERE operatore_id = $1`, [id]),
    ).rejects.toThrow('titolo_disciplinare_prima');
  });

  test('does not end before an incarico that needs it: the service and the database refuse it', async () => {
    const id = await personale.assistente();
    const { titoli } = await personale.command<{ titoli: { id: string }[] }>('registraTitolo', titolo(id, 1));
    await personale.command('conferisciIncarico', incarico(id));
    const fine = { operatoreId: id, versione: 3, titoloId: titoli[0]!.id, al: '2026-06-30' };
    expect(esito(await personale.attempt('cambiaTermineTitolo', fine))).toBe('art. 8 c. 1');
    await expect(
      registry.admin(`UPDATE titolo_di_servizio SET periodo = '[2026-01-01,2026-07-01)' WHERE operatore_id = $1`, [id]),
    ).rejects.toThrow('incarico_con_titolo');
  });
});

describe('an incarico', () => {
  test('without a title in force is refused with a message that says so', async () => {
    const id = await personale.assistente();
    const { errors } = await personale.attempt('conferisciIncarico', incarico(id));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('titolo di servizio'),
      extensions: { articolo: 'art. 8 c. 1' },
    });
  });

  test('does not last longer than its title', async () => {
    const id = await personale.assistente();
    await personale.command('registraTitolo', titolo(id, 1, { tempoIndeterminato: false, al: '2026-06-30' }));
    expect(esito(await personale.attempt('conferisciIncarico', incarico(id, { al: '2026-12-31' })))).toBe(
      'art. 8 c. 1',
    );
    const { incarichi } = await personale.command<{ incarichi: { al: string }[] }>('conferisciIncarico', incarico(id));
    expect(incarichi[0]?.al).toBe('2026-06-30');
  });

  test('does not begin before the code is accepted: the database refuses it too', async () => {
    const id = await personale.assistente({ codiceDeontologicoAccettatoIl: null });
    await personale.command('registraTitolo', titolo(id, 1));
    expect(esito(await personale.attempt('conferisciIncarico', incarico(id)))).toBe('art. 8 c. 1');
    await expect(
      registry.admin(
        `INSERT INTO incarico (id, ambito_id, operatore_id, titolo_id, sede_id, periodo, fte, atto)
         SELECT uuidv7(), $3, operatore_id, id, $2, periodo, 0.5, 'atto' FROM titolo_di_servizio WHERE operatore_id = $1`,
        [id, sede, A04],
      ),
    ).rejects.toThrow('professional code');
    expect(
      esito(await personale.attempt('accettaCodiceDeontologico', { operatoreId: id, versione: 2, data: '2027-01-01' })),
    ).toBe('BAD_USER_INPUT');
    await personale.command('accettaCodiceDeontologico', { operatoreId: id, versione: 2, data: '2026-02-01' });
    expect(
      esito(await personale.attempt('accettaCodiceDeontologico', { operatoreId: id, versione: 3, data: '2026-02-02' })),
    ).toBe('art. 8 c. 1');
    expect(esito(await personale.attempt('conferisciIncarico', incarico(id)))).toBe('art. 8 c. 1');
    expect(esito(await personale.attempt('conferisciIncarico', incarico(id, { dal: '2026-02-01' })))).toBeUndefined();
  });

  test.each([
    ['in no place', { sedeId: null }, 'BAD_USER_INPUT'],
    ['in two places', { codiceIstat: '064113' }, 'BAD_USER_INPUT'],
    ['in a Comune of another Ambito', { sedeId: null, codiceIstat: '058091' }, 'NOT_FOUND'],
    ['in a Comune without a sede', { sedeId: null, codiceIstat: '064071' }, undefined],
  ])('%s is given or refused: %#', async (_nome, extra, atteso) => {
    const id = await personale.assistente();
    await personale.command('registraTitolo', titolo(id, 1));
    expect(esito(await personale.attempt('conferisciIncarico', incarico(id, extra)))).toBe(atteso);
  });

  test('takes no more than a full time together with the others, when ten are given at once', async () => {
    const id = await personale.assistente();
    await personale.command('registraTitolo', titolo(id, 1));
    await personale.command('conferisciIncarico', incarico(id, { sedeId: null, codiceIstat: '064071' }));
    const risposte = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        personale.attempt('conferisciIncarico', incarico(id, { sedeId: n % 2 === 0 ? sede : altraSede })),
      ),
    );
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    const [conto] = await registry.admin<{ fte: string }>(
      'SELECT sum(fte) AS fte FROM incarico WHERE operatore_id = $1',
      [id],
    );
    expect(conto?.fte).toBe('1.00');
    // The refusal tells the first day, and how much they would be on it.
    const altro = await personale.attempt('conferisciIncarico', incarico(id, { sedeId: null, codiceIstat: '064113' }));
    expect(altro.errors?.[0]).toMatchObject({
      message:
        "Gli incarichi dell'operatore supererebbero un tempo pieno: il 1º gennaio 2026 farebbero 1,5. Riduci il tempo o cambia i giorni",
      extensions: { articolo: 'art. 8 c. 1', dettagli: { giorno: '2026-01-01', fte: 1.5 } },
    });
  });

  test('gets another time from a day on, and keeps the old one up to the day before', async () => {
    const id = await personale.assistente();
    await personale.command('registraTitolo', titolo(id, 1));
    const { incarichi } = await personale.command<{ incarichi: { id: string }[] }>('conferisciIncarico', incarico(id));
    const cambia = {
      operatoreId: id,
      versione: 3,
      incaricoId: incarichi[0]!.id,
      dal: '2026-09-01',
      fte: 0.8,
      atto: 'det. 3',
    };
    expect(esito(await personale.attempt('modificaIncarico', { ...cambia, dal: '2026-01-01' }))).toBe('BAD_USER_INPUT');
    expect(await personale.command('modificaIncarico', cambia)).toMatchObject({
      incarichi: [
        { fte: 0.8, dal: '2026-09-01', al: null },
        { fte: 0.5, dal: '2026-01-01', al: '2026-08-31' },
      ],
    });
  });
});

describe('the end of an incarico (art. 2 c. 2)', () => {
  test('is asked for, waits for the successors, and can be withdrawn', async () => {
    const { id, incaricoId } = await personale.inServizio(altraSede);
    const fine = { operatoreId: id, versione: 2, incaricoId, al: '2026-12-31', motivo: 'DIMISSIONI' };
    expect(await personale.command('richiediFineIncarico', fine)).toMatchObject({
      incarichi: [
        {
          al: null,
          sottoMinimo: false,
          fineRichiesta: { al: '2026-12-31', motivo: 'DIMISSIONI', senzaSuccessore: null },
          permessi: { puoRichiedereFine: false, puoRitirareFine: true },
        },
      ],
    });
    expect(esito(await personale.attempt('richiediFineIncarico', { ...fine, versione: 3, al: '2026-11-23' }))).toBe(
      'BAD_USER_INPUT',
    );
    expect(esito(await personale.attempt('richiediFineIncarico', { ...fine, versione: 3 }))).toBe('art. 2 c. 2');
    expect(await personale.command('ritiraFineIncarico', { operatoreId: id, versione: 3, incaricoId })).toMatchObject({
      incarichi: [{ al: null, fineRichiesta: null }],
    });
    expect(esito(await personale.attempt('ritiraFineIncarico', { operatoreId: id, versione: 4, incaricoId }))).toBe(
      'art. 2 c. 2',
    );
  });

  test('by interruption ends every incarico and every substitution, and is refused for a day to come', async () => {
    const { id } = await personale.inServizio(altraSede);
    const assente = await personale.inServizio(sede);
    await personale.command('registraAssenza', {
      operatoreId: assente.id,
      versione: 2,
      dal: '2026-11-20',
      al: '2026-11-30',
      sostitutoId: id,
    });
    const fine = { operatoreId: id, versione: await versioneDi(id), al: '2026-11-24', motivo: 'DECESSO' };
    expect(esito(await personale.attempt('interrompiServizio', { ...fine, al: '2026-11-25' }))).toBe('BAD_USER_INPUT');
    expect(esito(await personale.attempt('interrompiServizio', { ...fine, motivo: 'TERMINE' }))).toBe('BAD_USER_INPUT');
    expect(esito(await personale.attempt('interrompiServizio', { ...fine, subentranteId: assente.id }))).toBe(
      'art. 8 c. 1',
    );
    expect(await personale.command('interrompiServizio', fine)).toMatchObject({
      incarichi: [{ al: '2026-11-24', fineMotivo: 'DECESSO' }],
    });
    const assenze = await registry.admin(
      `SELECT upper(periodo) - 1 AS al, sostituto_id AS chi FROM assenza WHERE operatore_id = $1 ORDER BY periodo`,
      [assente.id],
    );
    expect(assenze).toEqual([
      { al: '2026-11-24', chi: id },
      { al: '2026-11-30', chi: null },
    ]);
    expect(esito(await personale.attempt('interrompiServizio', { ...fine, versione: await versioneDi(id) }))).toBe(
      'art. 8 c. 1',
    );
  });
});

test('titles, incarichi and absences of many operators are read with as many statements as those of one', async () => {
  const query =
    'query ($n: Int!) { operatori(first: $n) { edges { node { titoli { edges { node { ente } } } incarichi { edges { node { fte sede { id } comune { nome } permessi { puoModificare } } } } assenze { edges { node { dal sostituto { id } } } } permessi { puoModificare } } } } }';
  const count = async (n: number): Promise<number> => {
    const prima = await registry.statements();
    expect((await registry.call('COORDINATORE', query, { n })).errors).toBeUndefined();
    return (await registry.statements()) - prima;
  };
  const [uno, molti] = [await count(1), await count(15)];
  // Sede, Comune and substitute are asked for only where there is one: at most one statement each.
  expect(molti).toBeLessThanOrEqual(uno + 3);
});

test('a second operator with the same enrolment in the albo is refused', async () => {
  const albo = { alboNumero: 'X-1', alboSezione: 'B', alboRegione: '15' };
  const id = await personale.assistente(albo);
  expect(
    esito(
      await personale.attempt('registraOperatore', {
        nome: 'A',
        cognome: 'B',
        qualifica: 'ASSISTENTE_SOCIALE',
        ...albo,
      }),
    ),
  ).toBe('CONFLICT');
  expect(
    await personale.command('modificaOperatore', { operatoreId: id, versione: 1, alboRegione: '12' }),
  ).toMatchObject({
    alboRegione: '12',
    albo: 'X-1/B',
  });
});
