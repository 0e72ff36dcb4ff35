// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { percorsoDi } from '../percorso.testing.ts';
import {
  A_TERMINE,
  ADESSO,
  ALTRO_ASSISTENTE,
  ASSISTENTE,
  COORDINATORE,
  SENZA_INCARICO,
  startCasework,
  type Casework,
} from '../testing.ts';

let casework: Casework;
let adesso = ADESSO;
let percorso: ReturnType<typeof percorsoDi>;
beforeAll(async () => {
  casework = await startCasework(() => adesso);
  percorso = percorsoDi(casework);
});
afterAll(() => casework.stop());

const persona = (comuneResidenza: string | undefined) => ({ nome: 'Maria', cognome: 'Rossi', comuneResidenza });
const esito = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['articolo'] ?? errors?.[0]?.extensions['code'];
const assegna = (presaInCaricoId: string, operatoreId = ASSISTENTE) =>
  percorso.attempt('COORDINATORE', 'assegnaPresaInCarico', { presaInCaricoId, versione: 1, operatoreId });
const urgenza = (presaInCaricoId: string, extra: object = {}) => ({
  presaInCaricoId,
  versione: 1,
  motivoUrgenza: 'Minore solo in casa',
  daRegolarizzareEntro: '2026-12-10',
  ...extra,
});
const TUFO = '064113';
const FUORI = '058091';

test.each([
  ['resident in a Comune of the Ambito with an act', '064071', undefined],
  ['resident in a Comune of the Ambito without one, whatever the sede’s has', TUFO, 'art. 2 c. 3'],
  ['resident elsewhere, by the act of the sede’s Comune', FUORI, undefined],
  ['of a residence that is not known, by that of the sede’s', undefined, undefined],
])('somebody %s', async (_nome, comune, atteso) => {
  expect(esito(await assegna(await percorso.richiesta(persona(comune))))).toBe(atteso);
});

test('an act must name the operator and be in force that day; the refusal names the Comune', async () => {
  const id = await percorso.richiesta(persona('064071'));
  const mandato = (valori: string) =>
    casework.admin(`UPDATE anagrafe_mandato SET ${valori} WHERE codice_istat = '064071'`, []);
  await mandato(`operatori = array_remove(operatori, '${ASSISTENTE}')`);
  const { errors } = await assegna(id);
  expect(errors?.[0]?.extensions).toMatchObject({
    articolo: 'art. 2 c. 3',
    dettagli: { comune: '064071', operatoreId: ASSISTENTE },
  });
  await mandato(`operatori = operatori || '${ASSISTENTE}'::uuid, al = '2026-11-24'`);
  expect((await assegna(id)).errors?.[0]?.message).toBe(
    "Manca un atto in vigore il 25 novembre 2026 con cui il Comune del caso dà mandato a questo assistente sociale: l'ultimo è finito il 24 novembre 2026. Se è urgente, il coordinatore può assegnare in urgenza",
  );
  await mandato('al = NULL');
  expect(esito(await assegna(id))).toBeUndefined();
  // To take charge needs the mandate too: it may end after the assignment.
  await mandato(`al = '2026-11-24'`);
  const prende = () => percorso.attempt('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 });
  expect(esito(await prende())).toBe('art. 2 c. 3');
  await mandato('al = NULL');
  expect(esito(await prende())).toBeUndefined();
});

test.each([
  ['has none', '[]', 'non ne ha nessuno'],
  ['had one', '[{"dal": "2020-01-01", "al": "2026-11-24"}]', 'ne ha uno finito il 24 novembre 2026'],
  ['will have one', '[{"dal": "2026-12-01"}]', 'ne ha uno che comincia il 1º dicembre 2026'],
  [
    'had one and will have another',
    '[{"dal": "2020-01-01", "al": "2026-10-31"}, {"dal": "2026-12-01"}]',
    'ne ha uno finito il 31 ottobre 2026 e ne ha uno che comincia il 1º dicembre 2026',
  ],
])('who %s and no incarico in force is refused with what is missing (art. 8 c. 1)', async (_nome, incarichi, detto) => {
  await casework.admin('UPDATE anagrafe_operatore SET incarichi = $2 WHERE id = $1', [SENZA_INCARICO, incarichi]);
  const { errors } = await assegna(await percorso.richiesta(persona('064071')), SENZA_INCARICO);
  expect(errors?.[0]).toMatchObject({
    message: `Manca un incarico, entro un titolo di servizio, in vigore il 25 novembre 2026: l'assistente sociale ${detto}`,
    extensions: { articolo: 'art. 8 c. 1', dettagli: { giorno: '2026-11-25' } },
  });
  await casework.admin(`UPDATE anagrafe_operatore SET incarichi = '[]' WHERE id = $1`, [SENZA_INCARICO]);
});

describe('in urgency (art. 2 c. 4)', () => {
  test.each([
    ['without a mandate', TUFO, ASSISTENTE],
    ['without a title', '064071', SENZA_INCARICO],
    ['with neither', TUFO, SENZA_INCARICO],
  ])('it opens %s', async (_nome, comune, operatoreId) => {
    const id = await percorso.richiesta(persona(comune));
    expect(await percorso.command('COORDINATORE', 'assegnaInUrgenza', urgenza(id, { operatoreId }))).toMatchObject({
      stato: 'IN_VALUTAZIONE',
      caseManager: { id: operatoreId },
      urgenza: { motivo: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10', regolarizzataIl: null },
      // The case cannot be in order before title and mandate are there.
      permessi: { puoRegolarizzare: false },
    });
    const sub = operatoreId === ASSISTENTE ? 'prova-ASSISTENTE_SOCIALE' : 'senza';
    expect(
      esito(await percorso.attempt('ASSISTENTE_SOCIALE', 'prendiInCarico', { presaInCaricoId: id, versione: 2 }, sub)),
    ).toBeUndefined();
  });

  test('the coordinator answers when nobody is named', async () => {
    const id = await percorso.richiesta(persona(TUFO));
    expect(await percorso.command('COORDINATORE', 'assegnaInUrgenza', urgenza(id))).toMatchObject({
      caseManager: { id: COORDINATORE },
    });
  });

  test.each([
    ['a deadline that has passed', { daRegolarizzareEntro: '2026-11-24' }, 'BAD_USER_INPUT'],
    ['a deadline too far', { daRegolarizzareEntro: '2027-06-01' }, 'BAD_USER_INPUT'],
    ['no reason', { motivoUrgenza: '' }, 'BAD_USER_INPUT'],
    ['somebody who is not of the Ambito', { operatoreId: '0192a04a-0000-7000-8000-00000000ffff' }, 'NOT_FOUND'],
  ])('a request with %s is refused', async (_nome, extra, atteso) => {
    const id = await percorso.richiesta(persona(TUFO));
    expect(esito(await percorso.attempt('COORDINATORE', 'assegnaInUrgenza', urgenza(id, extra)))).toBe(atteso);
  });

  test('the last day to put it in order is the 90th, also when the clocks change before it', async () => {
    const id = await percorso.richiesta(persona(TUFO));
    // 23:30 in Rome. Summer time begins on the 90th day, 28 March 2027.
    adesso = new Date('2026-12-28T22:30:00Z');
    const entro = (daRegolarizzareEntro: string) =>
      percorso.attempt('COORDINATORE', 'assegnaInUrgenza', urgenza(id, { daRegolarizzareEntro }));
    expect(esito(await entro('2027-03-29'))).toBe('BAD_USER_INPUT');
    expect(esito(await entro('2027-03-28'))).toBeUndefined();
    adesso = ADESSO;
  });

  test('it is in order once title and mandate are there, or once the case passes to somebody who has them', async () => {
    const [proprio, altrui] = [
      await percorso.richiesta(persona('064071')),
      await percorso.richiesta(persona('064071')),
    ];
    expect(
      await percorso.command('COORDINATORE', 'assegnaInUrgenza', urgenza(proprio, { operatoreId: ASSISTENTE })),
    ).toMatchObject({ permessi: { puoRegolarizzare: true } });
    await percorso.command('COORDINATORE', 'assegnaInUrgenza', urgenza(altrui, { operatoreId: SENZA_INCARICO }));
    const aperti = async () =>
      (
        await casework.call<{ preseInCaricoDaRegolarizzare: { edges: { node: { id: string } }[] } }>(
          'COORDINATORE',
          '{ preseInCaricoDaRegolarizzare(first: 100) { edges { node { id } } } }',
        )
      ).data!.preseInCaricoDaRegolarizzare.edges.map(({ node }) => node.id);
    expect(await aperti()).toEqual(expect.arrayContaining([proprio, altrui]));
    const regolarizza = (presaInCaricoId: string, versione = 2) =>
      percorso.attempt('COORDINATORE', 'regolarizzaUrgenza', { presaInCaricoId, versione });
    expect(asLists((await regolarizza(proprio)).data)).toMatchObject({
      regolarizzaUrgenza: {
        urgenza: { regolarizzataIl: expect.any(String) },
        responsabilita: [{ natura: 'ORDINARIA' }],
      },
    });
    expect(esito(await regolarizza(proprio, 3))).toBe('art. 2 c. 4');
    expect(esito(await regolarizza(altrui))).toBe('art. 8 c. 1');
    const diNessuno = await percorso.richiesta();
    await percorso.command('COORDINATORE', 'assegnaInUrgenza', urgenza(diNessuno, { operatoreId: ASSISTENTE }));
    await casework.admin(
      `WITH orologio AS MATERIALIZED (SELECT set_config('ambito.adesso', $2, true) AS adesso)
       UPDATE responsabilita SET natura = 'SCOPERTA', operatore_id = NULL, in_attesa_dal = now() FROM orologio
       WHERE presa_in_carico_id = $1 AND adesso <> ''`,
      [diNessuno, ADESSO.toISOString()],
    );
    expect((await regolarizza(diNessuno)).errors?.[0]).toMatchObject({
      message: 'Nessuno risponde del caso: va prima passato a un assistente sociale',
      extensions: { code: 'RULE_VIOLATION', articolo: 'art. 2 c. 4' },
    });
    await percorso.command('COORDINATORE', 'cambiaCaseManager', {
      presaInCaricoId: altrui,
      versione: 2,
      operatoreId: ALTRO_ASSISTENTE,
      nota: 'Consegna',
    });
    const rimasti = await aperti();
    expect(rimasti).not.toContain(proprio);
    expect(rimasti).not.toContain(altrui);
  });
});

describe('handing a case over (art. 2 c. 2)', () => {
  test.each([
    ['to an assistente sociale without an incarico', { operatoreId: SENZA_INCARICO }, 'art. 8 c. 1'],
    [
      'to an assistente sociale without an incarico on that day',
      { operatoreId: A_TERMINE, dal: '2027-01-01' },
      'art. 8 c. 1',
    ],
    ['to the present case manager', { operatoreId: ASSISTENTE }, 'art. 2 c. 2'],
    ['to the coordinator', { operatoreId: COORDINATORE }, 'art. 2 c. 2'],
    ['in the past', { dal: '2026-11-24' }, 'BAD_USER_INPUT'],
    ['without a note', { nota: '' }, 'BAD_USER_INPUT'],
    ['at another version', { versione: 1 }, 'CONFLICT'],
  ])('%s is refused', async (_nome, extra, atteso) => {
    const presaInCaricoId = await percorso.assegnata();
    const input = { presaInCaricoId, versione: 2, operatoreId: ALTRO_ASSISTENTE, nota: 'Consegna', ...extra };
    expect(esito(await percorso.attempt('COORDINATORE', 'cambiaCaseManager', input))).toBe(atteso);
  });

  test('before it is assigned is refused', async () => {
    const input = {
      presaInCaricoId: await percorso.richiesta(),
      versione: 1,
      operatoreId: ASSISTENTE,
      nota: 'Consegna',
    };
    expect(esito(await percorso.attempt('COORDINATORE', 'cambiaCaseManager', input))).toBe('art. 2 c. 2');
  });

  test('by twenty concurrent requests happens once, and its note stays with the new case manager', async () => {
    const presaInCaricoId = await percorso.inCarico();
    const risposte = await Promise.all(
      Array.from({ length: 20 }, () =>
        percorso.attempt('COORDINATORE', 'cambiaCaseManager', {
          presaInCaricoId,
          versione: 3,
          operatoreId: ALTRO_ASSISTENTE,
          nota: 'Visita il martedì',
        }),
      ),
    );
    const [riuscita, ...altre] = risposte.filter(({ errors }) => errors === undefined);
    expect(altre).toEqual([]);
    expect(asLists(riuscita?.data)).toMatchObject({
      cambiaCaseManager: {
        caseManager: { id: ALTRO_ASSISTENTE },
        responsabilita: [
          { natura: 'ORDINARIA', nota: 'Visita il martedì', alle: null, operatore: { id: ALTRO_ASSISTENTE } },
        ],
      },
    });
    // The new case manager acts on the case. The clock stands still, so the former one has answered for it for no time at all.
    const dimetti = (sub?: string) =>
      percorso.attempt(
        'ASSISTENTE_SOCIALE',
        'dimetti',
        { presaInCaricoId, versione: 4, motivo: 'ALTRO', valutazione: 'conclusa' },
        sub,
      );
    expect(esito(await dimetti())).toBe('NOT_FOUND');
    expect(esito(await dimetti('altra'))).toBeUndefined();
  });
});
