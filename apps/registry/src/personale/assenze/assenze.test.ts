// SPDX-License-Identifier: AGPL-3.0-or-later
import { esito, personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';
import { assenza } from './assenze.testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
});
afterAll(() => registry.stop());

test.each([
  ['that ends before it begins', () => ({ al: '2026-11-30' }), 'BAD_USER_INPUT'],
  ['at a version that is not the last', () => ({ versione: 99 }), 'CONFLICT'],
])('an absence %s is refused', async (_nome, extra, atteso) => {
  const { id } = await personale.inServizio(sede);
  expect(esito(await personale.attempt('registraAssenza', assenza(id, 2, extra())))).toBe(atteso);
});

test('the substitute is another operator, in service on all those days (art. 8 c. 1)', async () => {
  const [assente, presente] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  const senza = await personale.assistente();
  const finisce = await personale.inServizio(sede, { al: '2026-12-05', tempoIndeterminato: false });
  for (const sostitutoId of [assente.id, senza, finisce.id])
    expect(esito(await personale.attempt('registraAssenza', assenza(assente.id, 2, { sostitutoId })))).toBe(
      'art. 8 c. 1',
    );
  expect(
    await personale.command('registraAssenza', assenza(assente.id, 2, { sostitutoId: presente.id })),
  ).toMatchObject({
    assenze: [{ dal: '2026-12-01', al: '2026-12-10', sostituto: { id: presente.id } }],
  });
  // On those days the substitute's service does not end.
  expect(
    esito(
      await personale.attempt('richiediFineIncarico', {
        operatoreId: presente.id,
        versione: 2,
        incaricoId: presente.incaricoId,
        al: '2026-12-05',
        motivo: 'ALTRO',
      }),
    ),
  ).toBe('art. 8 c. 1');
});

test('an assistente sociale stands in for an assistente sociale, whoever writes it; for others a colleague may (art. 8 c. 1)', async () => {
  const [assente, dello] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  const sportello = async () => {
    const operatoreId = await personale.assistente({
      ...{ qualifica: 'SEGRETARIATO', alboNumero: null, alboSezione: null, codiceDeontologicoAccettatoIl: null },
    });
    await personale.command('conferisciIncarico', {
      ...{ operatoreId, sedeId: sede, dal: '2020-01-01', fte: 1, titolo: 'DIPENDENTE', tempoIndeterminato: true },
      atto: 'det. 1/2020',
    });
    return operatoreId;
  };
  const [uno, altro] = [await sportello(), await sportello()];
  const rifiuto = (risposta: Awaited<ReturnType<typeof personale.attempt>>) => risposta.errors?.[0];
  const registra = await personale.attempt('registraAssenza', assenza(assente.id, 2, { sostitutoId: uno }));
  expect(rifiuto(registra)).toMatchObject({
    message: expect.stringContaining('Chi sostituisce non è un assistente sociale') as unknown,
    extensions: { articolo: 'art. 8 c. 1' },
  });
  await personale.command('registraAssenza', assenza(assente.id, 2, { sostitutoId: dello.id }));
  const [riga] = await registry.admin<{ id: string }>('SELECT id FROM assenza WHERE operatore_id = $1', [assente.id]);
  const modifica = { ...assenza(assente.id, 3, { sostitutoId: uno }), assenzaId: riga!.id };
  expect(rifiuto(await personale.attempt('modificaAssenza', modifica))).toMatchObject({
    message: expect.stringContaining('scegli un assistente sociale') as unknown,
  });
  await expect(
    registry.admin('UPDATE assenza SET sostituto_id = $2 WHERE id = $1', [riga!.id, uno]),
  ).rejects.toMatchObject({ constraint: 'assenza_sostituto_assistente_sociale' });
  await personale.command('registraAssenza', assenza(uno, 2, { sostitutoId: altro }));
  await personale.command(
    'registraAssenza',
    assenza(altro, 2, { dal: '2027-02-01', al: '2027-02-03', sostitutoId: dello.id }),
  );
});

test('an absence is always recorded, of a substitute too; days that nobody covers are on the desk until somebody does', async () => {
  const [a, b, c] = [
    await personale.inServizio(sede),
    await personale.inServizio(sede),
    await personale.inServizio(sede),
  ];
  const scoperti = async () =>
    (
      await registry.call<{ ambito: { scrivaniaRegistro: { edges: { node: Record<string, string> }[] } } }>(
        'COORDINATORE',
        '{ ambito(codice: "A04") { scrivaniaRegistro(first: 50) { edges { node { tipo titolo scadenza riferimento } } } } }',
      )
    )
      .data!.ambito.scrivaniaRegistro.edges.map(({ node }) => node)
      .filter(({ tipo, riferimento }) => tipo === 'ASSENZA_SENZA_SOSTITUTO' && [a.id, b.id].includes(riferimento!))
      .map(({ titolo, scadenza, riferimento }) => [riferimento, scadenza, titolo!.split(': ')[1]]);
  await personale.command('registraAssenza', assenza(a.id, 2, { sostitutoId: b.id }));
  expect(await scoperti()).toEqual([]);
  // The substitute falls ill: nothing refuses it, and both leave days uncovered.
  const malattia = { dal: '2026-11-20', al: '2026-12-03' };
  await personale.command('registraAssenza', assenza(b.id, 2, malattia));
  expect(await scoperti()).toEqual([
    [b.id, '2026-11-20', '20 novembre 2026 – 3 dicembre 2026'],
    [a.id, '2026-12-01', '1º dicembre 2026 – 3 dicembre 2026'],
  ]);
  const [diA, diB] = await Promise.all(
    [a, b].map(async ({ id }) =>
      registry.admin<{ id: string }>('SELECT id FROM assenza WHERE operatore_id = $1', [id]),
    ),
  );
  const cambia = (chi: string, versione: number, riga: { id: string }[], extra: object) =>
    personale.attempt('modificaAssenza', { ...assenza(chi, versione, extra), assenzaId: riga[0]!.id });
  expect(esito(await cambia(a.id, 3, diA!, { sostitutoId: c.id }))).toBeUndefined();
  expect(
    esito(await cambia(b.id, 3, diB!, { ...malattia, sostitutoId: c.id, motivo: 'Chi sostituisce' })),
  ).toBeUndefined();
  expect(await scoperti()).toEqual([]);
});

test('a substitute who is away on some of the days is named only if somebody confirms it, and the refusal says which', async () => {
  const [assente, altrove] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  await personale.command('registraAssenza', assenza(altrove.id, 2, { dal: '2026-12-08', al: '2026-12-12' }));
  const input = assenza(assente.id, 2, { sostitutoId: altrove.id });
  const { errors } = await personale.attempt('registraAssenza', input);
  expect(errors?.[0]?.extensions['campi']).toEqual([
    {
      percorso: ['input', 'confermaSostitutoAssente'],
      messaggio: expect.stringContaining("dall'8 dicembre 2026 al 12 dicembre 2026") as unknown,
    },
  ]);
  expect(
    await registry.admin('SELECT record_id FROM audit WHERE azione = $1 AND motivo IS NOT NULL AND record_id = $2', [
      'registraAssenza',
      altrove.id,
    ]),
  ).toHaveLength(1);
  await personale.command('registraAssenza', { ...input, confermaSostitutoAssente: true });
});

test('a refusal of days that are recorded already says which they are', async () => {
  const { id } = await personale.inServizio(sede);
  await personale.command('registraAssenza', assenza(id, 2));
  const { errors } = await personale.attempt(
    'registraAssenza',
    assenza(id, 3, { dal: '2026-12-10', al: '2026-12-20' }),
  );
  expect(errors?.[0]).toMatchObject({
    message:
      "L'operatore è già assente dal 1º dicembre 2026 al 10 dicembre 2026: cambia quell'assenza, o registra solo gli altri giorni",
    extensions: { articolo: 'art. 8 c. 1' },
  });
});

test('the other services are told the days of absences and who stands in, and of both operators when a service ends', async () => {
  const assenze = async (operatoreId: string) =>
    (
      await registry.admin<{ assenze: object[] | null }>(
        `SELECT evento -> 'dati' -> 'assenze' AS assenze FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
        [operatoreId],
      )
    )[0]?.assenze;
  const [assente, presente] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  await personale.command('registraAssenza', assenza(assente.id, 2, { dal: '2026-11-20', al: '2026-11-21' }));
  // A past absence concerns nobody any more.
  expect(await assenze(assente.id)).toBeNull();
  await personale.command('registraAssenza', assenza(assente.id, 3, { dal: '2026-11-23', sostitutoId: presente.id }));
  await personale.command(
    'registraAssenza',
    assenza(assente.id, 4, { dal: '2027-01-10', al: '2027-01-20', sostitutoId: presente.id }),
  );
  expect(await assenze(assente.id)).toEqual([
    { sostitutoId: presente.id, dal: '2026-11-23', al: '2026-12-10' },
    { sostitutoId: presente.id, dal: '2027-01-10', al: '2027-01-20' },
  ]);
  await personale.command('interrompiServizio', {
    operatoreId: presente.id,
    versione: 2,
    al: '2026-11-24',
    motivo: 'DECESSO',
    confermaSottoMinimo: true,
  });
  expect(await assenze(assente.id)).toEqual([
    { sostitutoId: presente.id, dal: '2026-11-23', al: '2026-11-24' },
    { dal: '2026-11-25', al: '2026-12-10' },
    { dal: '2027-01-10', al: '2027-01-20' },
  ]);
});

test('two absences at once, in which each operator stands in for the other, are both recorded', async () => {
  for (let volta = 0; volta < 5; volta += 1) {
    const [a, b] = [await personale.inServizio(sede), await personale.inServizio(sede)];
    const conferma = { confermaSostitutoAssente: true };
    const risposte = await Promise.all([
      personale.attempt('registraAssenza', assenza(a.id, 2, { sostitutoId: b.id, ...conferma })),
      personale.attempt('registraAssenza', assenza(b.id, 2, { sostitutoId: a.id, ...conferma })),
    ]);
    expect(risposte.map(esito)).toEqual([undefined, undefined]);
  }
});

test('of ten absences on the same days at once one is recorded; to come, it can be changed, and deleted', async () => {
  const { id } = await personale.inServizio(sede);
  const risposte = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      personale.attempt('registraAssenza', assenza(id, 2, { dal: `2026-12-0${1 + (n % 5)}` })),
    ),
  );
  expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  await expect(
    registry.admin(
      `INSERT INTO assenza (id, ambito_id, operatore_id, periodo) VALUES (uuidv7(), $1, $2, '[2026-12-05,2026-12-20)')`,
      [A04, id],
    ),
  ).rejects.toThrow('assenza_una_per_volta');
  const [riga] = await registry.admin<{ id: string }>('SELECT id FROM assenza WHERE operatore_id = $1', [id]);
  const cambia = { operatoreId: id, versione: 3, assenzaId: riga!.id, dal: '2027-01-01', al: '2027-01-02' };
  expect(await personale.command('modificaAssenza', cambia)).toMatchObject({
    assenze: [{ dal: '2027-01-01', sostituto: null }],
  });
  expect(esito(await personale.attempt('modificaAssenza', { ...cambia, versione: 4, assenzaId: id }))).toBe(
    'NOT_FOUND',
  );
  expect(
    await personale.command('annullaAssenza', { operatoreId: id, versione: 4, assenzaId: riga!.id }),
  ).toMatchObject({
    assenze: [],
  });
  expect(esito(await personale.attempt('annullaAssenza', { operatoreId: id, versione: 5, assenzaId: riga!.id }))).toBe(
    'NOT_FOUND',
  );
});

describe('an absence that has begun', () => {
  const GIORNI = { dal: '2026-11-20', al: '2026-11-27' };
  async function cominciata() {
    const { id } = await personale.inServizio(sede);
    const { assenze } = await personale.command<{ assenze: { id: string }[] }>(
      'registraAssenza',
      assenza(id, 2, GIORNI),
    );
    return { operatoreId: id, versione: 3, assenzaId: assenze[0]!.id };
  }
  const annullate = (di: string) =>
    registry.admin(
      `SELECT id, motivo, sostituito_da AS "sostituitoDa", dati ->> 'periodo' AS periodo FROM annullamento WHERE proprietario_id = $1`,
      [di],
    );

  test('is annulled only with a reason, which stays with what it said, and another one takes its place', async () => {
    const input = await cominciata();
    const senza = await personale.attempt('modificaAssenza', { ...input, ...GIORNI, al: '2026-11-25' });
    expect(senza.errors?.[0]?.extensions['campi']).toMatchObject([{ percorso: ['input', 'motivo'] }]);
    const motivo = 'È tornata prima';
    const { assenze } = await personale.command<{ assenze: { id: string }[] }>('modificaAssenza', {
      ...{ ...input, ...GIORNI, al: '2026-11-25', motivo },
    });
    expect(assenze).toMatchObject([{ dal: '2026-11-20', al: '2026-11-25' }]);
    const sbagliata = {
      ...{ id: input.assenzaId, motivo, sostituitoDa: assenze[0]!.id, periodo: '[2026-11-20,2026-11-28)' },
    };
    expect(await annullate(input.operatoreId)).toEqual([sbagliata]);
    const ancora = { operatoreId: input.operatoreId, versione: 4, assenzaId: assenze[0]!.id };
    expect(esito(await personale.attempt('annullaAssenza', ancora))).toBe('BAD_USER_INPUT');
    await personale.command('annullaAssenza', { ...ancora, motivo: 'Era in servizio' });
    expect(await annullate(input.operatoreId)).toHaveLength(2);
    expect(await registry.admin('SELECT FROM assenza WHERE operatore_id = $1', [input.operatoreId])).toEqual([]);
  });

  test('has a substitute from a later day on, in one command: up to then nobody stood in', async () => {
    const { id } = await personale.inServizio(sede);
    const input = { ...(await cominciata()), ...GIORNI, motivo: 'Trovato dopo', sostitutoId: id };
    expect(esito(await personale.attempt('modificaAssenza', { ...input, sostitutoDal: GIORNI.dal }))).toBe(
      'BAD_USER_INPUT',
    );
    const fatto = await personale.command('modificaAssenza', { ...input, sostitutoDal: '2026-11-25' });
    expect(fatto).toMatchObject({ assenze: [{ sostituto: { id } }, { al: '2026-11-24', sostituto: null }] });
  });

  test('is neither rewritten nor deleted by anybody', async () => {
    const { assenzaId } = await cominciata();
    const rifiutata = expect.objectContaining({ constraint: 'assenza_immutabile' }) as unknown;
    await expect(
      registry.admin(`UPDATE assenza SET periodo = '[2026-11-20,2026-11-22)' WHERE id = $1`, [assenzaId]),
    ).rejects.toEqual(rifiutata);
    await expect(registry.admin('DELETE FROM assenza WHERE id = $1', [assenzaId])).rejects.toEqual(rifiutata);
  });
});
