// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
let sedeId: string;
const { attempt, command, apriSede } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
  sedeId = await apriSede('064008');
  // From December on the sede opens on Wednesdays.
  await command('impostaOrari', { sedeId, versione: 2, validoDal: '2026-12-01', fasce: fascia(3) });
});
afterAll(() => registry.stop());

const fascia = (giorno: number, dalle = '09:00', alle = '13:00') => [{ giorno, dalle, alle }];
const versione = async () =>
  (await registry.admin<{ versione: number }>('SELECT versione FROM sede WHERE id = $1', [sedeId]))[0]!.versione;
const rettifica = async (dati: object) =>
  attempt<{ orari: object[]; aperta: boolean }>(
    'rettificaOrari',
    {
      sedeId,
      versione: await versione(),
      validoDal: '2020-01-01',
      fasce: fascia(2),
      motivo: 'Il giovedì era chiusa',
      ...dati,
    },
    {
      campi:
        'aperta: apertaAlle(istante: "2026-11-17T10:30:00Z") orari { edges { node { giorno dalle alle validoDal validoAl } } }',
    },
  );

describe('weekly hours that were written wrongly and have held (art. 6 c. 2)', () => {
  test('are put right on the same days; those that follow stay; what was said stays too', async () => {
    const { fatto, errore } = await rettifica({});
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({ aperta: true });
    expect(fatto!.orari).toEqual([
      { giorno: 3, dalle: '09:00', alle: '13:00', validoDal: '2026-12-01', validoAl: null },
      { giorno: 2, dalle: '09:00', alle: '13:00', validoDal: '2020-01-01', validoAl: '2026-11-30' },
    ]);
    const { data } = await registry.call(
      'COORDINATORE',
      `query ($di: UUID) { annullamenti(di: $di, tipo: ORARIO, first: 9) { edges { node { id motivo dati { campo valore } } } } }`,
      { di: sedeId },
    );
    const { annullamenti } = asLists<{ annullamenti: { dati: object[] }[] }>(data);
    expect(annullamenti).toHaveLength(2);
    expect(annullamenti.flatMap(({ dati }) => dati)).toEqual(
      expect.arrayContaining([
        { campo: 'giorno', valore: '4' },
        { campo: 'fascia', valore: '09:00-11:00' },
        { campo: 'al', valore: '2026-11-30' },
      ]),
    );
    const [evento] = await registry.admin<{ orari: { giorno: number }[] }>(
      `SELECT evento -> 'dati' -> 'orari' AS orari FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [sedeId],
    );
    expect(evento!.orari.map(({ giorno }) => giorno)).toEqual([2, 3]);
  });

  test.each<[string, object, object]>([
    ['nothing changes', {}, { campi: [{ percorso: ['input', 'fasce'] }] }],
    ['no hours begin on that day', { validoDal: '2021-01-01' }, { code: 'NOT_FOUND' }],
    ['they do not hold yet', { validoDal: '2026-12-01' }, { campi: [{ percorso: ['input', 'validoDal'] }] }],
    ['they are less than the hours due', { fasce: fascia(2, '09:00', '10:00') }, { articolo: 'art. 5 c. 4' }],
    ['the version is another one', { versione: 1 }, { code: 'CONFLICT' }],
  ])('are refused when %s', async (_nome, dati, errore) => {
    expect((await rettifica(dati)).errore).toMatchObject(errore);
  });

  test('change in no other way, in the database too', async () => {
    for (const sql of [
      `DELETE FROM orario WHERE sede_id = '${sedeId}' AND giorno = 2`,
      `UPDATE orario SET validita = daterange('2020-02-01', upper(validita)) WHERE sede_id = '${sedeId}' AND giorno = 2`,
      `INSERT INTO orario (sede_id, giorno, fascia, validita) VALUES ('${sedeId}', 5, '[540,780)', '[2020-01-01,2026-12-01)')`,
    ])
      await expect(registry.admin(sql)).rejects.toMatchObject({ constraint: 'orario_passato' });
  });
});
