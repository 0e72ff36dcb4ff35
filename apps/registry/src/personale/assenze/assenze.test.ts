// SPDX-License-Identifier: AGPL-3.0-or-later
import { esito, personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
});
afterAll(() => registry.stop());

const assenza = (operatoreId: string, versione: number, extra: object = {}) => ({
  operatoreId,
  versione,
  dal: '2026-12-01',
  al: '2026-12-10',
  ...extra,
});

test.each([
  ['that ends before it begins', () => ({ al: '2026-11-30' }), 'BAD_USER_INPUT'],
  ['at a version that is not the last', () => ({ versione: 99 }), 'CONFLICT'],
])('an absence %s is refused', async (_nome, extra, atteso) => {
  const { id } = await personale.inServizio(sede);
  expect(esito(await personale.attempt('registraAssenza', assenza(id, 2, extra())))).toBe(atteso);
});

test('the substitute is another operator, in service on all those days and not away (art. 8 c. 1)', async () => {
  const [assente, presente, altrove] = [
    await personale.inServizio(sede),
    await personale.inServizio(sede),
    await personale.inServizio(sede),
  ];
  const senza = await personale.assistente();
  const finisce = await personale.inServizio(sede, { al: '2026-12-05', tempoIndeterminato: false });
  await personale.command('registraAssenza', assenza(altrove.id, 2, { dal: '2026-12-10', al: '2026-12-12' }));
  for (const sostitutoId of [assente.id, senza, finisce.id, altrove.id])
    expect(esito(await personale.attempt('registraAssenza', assenza(assente.id, 2, { sostitutoId })))).toBe(
      'art. 8 c. 1',
    );
  expect(
    await personale.command('registraAssenza', assenza(assente.id, 2, { sostitutoId: presente.id })),
  ).toMatchObject({
    assenze: [{ dal: '2026-12-01', al: '2026-12-10', sostituto: { id: presente.id } }],
  });
  // On those days the substitute is not away, and the substitute's service does not end.
  expect(esito(await personale.attempt('registraAssenza', assenza(presente.id, 2, { dal: '2026-12-05' })))).toBe(
    'art. 8 c. 1',
  );
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

test('the other services are told who stands in, and of both operators when a service ends, but not of an absence without a substitute', async () => {
  const sostituzioni = async (operatoreId: string) =>
    (
      await registry.admin<{ sostituzioni: object[] | null }>(
        `SELECT evento -> 'dati' -> 'sostituzioni' AS sostituzioni FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
        [operatoreId],
      )
    )[0]?.sostituzioni;
  const [assente, presente] = [await personale.inServizio(sede), await personale.inServizio(sede)];
  await personale.command('registraAssenza', assenza(assente.id, 2, { dal: '2026-11-20', al: '2026-11-21' }));
  expect(await sostituzioni(assente.id)).toBeNull();
  await personale.command('registraAssenza', assenza(assente.id, 3, { dal: '2026-11-23', sostitutoId: presente.id }));
  await personale.command(
    'registraAssenza',
    assenza(assente.id, 4, { dal: '2027-01-10', al: '2027-01-20', sostitutoId: presente.id }),
  );
  expect(await sostituzioni(assente.id)).toEqual([
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
  expect(await sostituzioni(assente.id)).toEqual([{ sostitutoId: presente.id, dal: '2026-11-23', al: '2026-11-24' }]);
});

test('of two absences at once, in which each operator stands in for the other, at most one is recorded', async () => {
  for (let volta = 0; volta < 5; volta += 1) {
    const [a, b] = [await personale.inServizio(sede), await personale.inServizio(sede)];
    const risposte = await Promise.all([
      personale.attempt('registraAssenza', assenza(a.id, 2, { sostitutoId: b.id })),
      personale.attempt('registraAssenza', assenza(b.id, 2, { sostitutoId: a.id })),
    ]);
    expect(risposte.filter(({ errors }) => errors === undefined)).toHaveLength(1);
  }
});

test('of ten absences on the same days at once one is recorded; it can be changed, and deleted', async () => {
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
