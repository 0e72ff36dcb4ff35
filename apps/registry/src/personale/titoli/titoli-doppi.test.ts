// SPDX-License-Identifier: AGPL-3.0-or-later
import { esito, personaleDi } from '../../personale.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let personale: ReturnType<typeof personaleDi>;
let sede: string;
let altra: string;
beforeAll(async () => {
  registry = await startIstituito();
  personale = personaleDi(registry);
  [sede, altra] = [await personale.sede('064008'), await personale.sede('064113')];
});
afterAll(() => registry.stop());

const titolo = (operatoreId: string, versione: number, extra: object = {}) => ({
  ...{ operatoreId, versione, tipo: 'DIPENDENTE', tempoIndeterminato: true, dal: '2020-01-01', atto: 'det. 1/2020' },
  ...extra,
});
const quanti = async (operatoreId: string): Promise<number> =>
  (await registry.admin('SELECT 1 FROM titolo_di_servizio WHERE operatore_id = $1', [operatoreId])).length;

test('a title of the same kind and employer, from the same day, is refused with the act of the first (art. 8 c. 1)', async () => {
  const id = await personale.assistente();
  await personale.command('registraTitolo', titolo(id, 1));
  for (const extra of [{}, { atto: 'det. 2/2020' }, { tempoIndeterminato: false, al: '2027-12-31' }]) {
    const { errors } = await personale.attempt('registraTitolo', titolo(id, 2, extra));
    expect(errors?.[0]).toMatchObject({
      message:
        "L'operatore ha già un titolo di questo tipo, con lo stesso datore e dallo stesso giorno (det. 1/2020): un incarico può avere quello; se era sbagliato si rettifica",
      extensions: { code: 'CONFLICT' },
    });
  }
  expect(await quanti(id)).toBe(1);
});

test('a title of another employer, or from another day, is another title', async () => {
  const id = await personale.assistente();
  await personale.command('registraTitolo', titolo(id, 1));
  const altri = [{ dal: '2021-01-01' }, { ente: 'Comune di Tufo', datore: 'COMUNE' }];
  for (const [indice, extra] of altri.entries())
    expect(esito(await personale.attempt('registraTitolo', titolo(id, 2 + indice, extra)))).toBeUndefined();
  expect(await quanti(id)).toBe(3);
});

test('two incarichi that bring the very same title stand in one', async () => {
  const { id } = await personale.inServizio(sede, { fte: 0.5 });
  await personale.command('conferisciIncarico', {
    ...{ operatoreId: id, sedeId: altra, dal: '2020-01-01', fte: 0.5 },
    ...{ titolo: 'DIPENDENTE', tempoIndeterminato: true, atto: 'det. 1/2020' },
  });
  expect(await quanti(id)).toBe(1);
});

test('an incarico that brings another title of the same kind, employer and day is refused, and takes the first one', async () => {
  const { id } = await personale.inServizio(sede, { fte: 0.5 });
  const incarico = { operatoreId: id, sedeId: altra, dal: '2020-01-01', fte: 0.5, atto: 'det. 2/2020' };
  const { errors } = await personale.attempt('conferisciIncarico', {
    ...{ ...incarico, titolo: 'DIPENDENTE', tempoIndeterminato: true },
  });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('(det. 1/2020): un incarico può avere quello'),
    extensions: { code: 'CONFLICT' },
  });
  await personale.command('conferisciIncarico', incarico);
  expect(await quanti(id)).toBe(1);
});

test('the database has one as well, whoever writes it', async () => {
  const id = await personale.assistente();
  await personale.command('registraTitolo', titolo(id, 1));
  await expect(
    registry.admin(
      `INSERT INTO titolo_di_servizio (id, operatore_id, tipo, ente, atto, tempo_indeterminato, periodo, datore)
       SELECT gen_random_uuid(), operatore_id, tipo, ente, 'det. 2/2020', tempo_indeterminato, periodo, datore
       FROM titolo_di_servizio WHERE operatore_id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ constraint: 'titolo_uno_dal_giorno' });
});
