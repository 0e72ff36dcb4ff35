// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { asLists } from '@ambito/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const MOTIVO = 'Era un’altra sede';
beforeEach(async () => {
  await registry.admin('TRUNCATE sede CASCADE');
});

/** A sede open on Mondays and Thursdays, which has ended on a day. */
async function cessata(al: string): Promise<string> {
  const id = await apriSede('064008', { al: '2026-06-30' }, randomUUID());
  await command('cessaSede', { sedeId: id, versione: 2, al });
  return id;
}
const rettifica = (sedeId: string, attivaAl: string | null | undefined, extra: object = {}) =>
  attempt<{ attivaAl: string | null; orari: { validoAl: string | null }[]; corregge: { dati: object[] } }>(
    'rettificaCessazioneSede',
    { sedeId, versione: 3, attivaAl, motivo: MOTIVO, ...extra },
    { campi: 'attivaAl orari { edges { node { validoAl } } } corregge { motivo tipo dati { campo valore } }' },
  );

describe('the last day of a sede that was written wrongly (art. 5 c. 1)', () => {
  test.each<[string, string, string | null]>([
    ['the sede never ended', '2026-10-31', null],
    ['it ended later', '2026-10-31', '2027-01-31'],
    ['it ends on another day to come', '2026-12-31', '2027-06-30'],
    ['it ended earlier, and nobody may change it any more', '2026-10-31', '2026-09-30'],
  ])('is put right, with its hours: %s', async (_nome, scritto, giusto) => {
    const id = await cessata(scritto);
    const { fatto, errore } = await rettifica(id, giusto);
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({ attivaAl: giusto, corregge: { motivo: MOTIVO, tipo: 'SEDE' } });
    expect(fatto!.orari).toEqual([{ validoAl: giusto }, { validoAl: giusto }]);
    expect(fatto!.corregge.dati).toContainEqual({ campo: 'al', valore: scritto });
    const [evento] = await registry.admin<{ al: string | null }>(
      `SELECT evento -> 'dati' ->> 'attivaAl' AS al FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(evento).toEqual({ al: giusto });
  });

  test('takes a version, another day, one in the life of the sede, and a sede that has ended', async () => {
    const id = await cessata('2026-10-31');
    expect((await rettifica(id, null, { versione: 1 })).errore).toMatchObject({ code: 'CONFLICT' });
    // A day that is left out stays as it is.
    for (const stesso of ['2026-10-31', undefined])
      expect((await rettifica(id, stesso)).messaggio).toContain('Non cambia niente');
    for (const giorno of ['2019-12-31', '2099-12-31'])
      expect((await rettifica(id, giorno)).errore).toMatchObject({ campi: [{ percorso: ['input', 'attivaAl'] }] });
    expect((await rettifica(id, null)).errore).toBeUndefined();
    expect((await rettifica(id, null, { versione: 4 })).errore).toMatchObject({ articolo: 'art. 5 c. 1' });
  });

  test('does not go on while the Comune has another sede', async () => {
    const id = await cessata('2026-10-31');
    const altra = { codiceIstat: '064008', denominazione: 'Altra', indirizzo: 'Via Roma 2', attivaDal: '2026-11-01' };
    await command('individuaSede', altra);
    expect((await rettifica(id, null)).errore).toMatchObject({ articolo: 'art. 5 c. 1' });
  });

  test('moves to a later day in no other way, in the database too; nor do the hours of past days', async () => {
    const id = await cessata('2026-10-31');
    await expect(
      registry.admin(`UPDATE sede SET periodo = daterange(lower(periodo), NULL) WHERE id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'sede_ultimo_giorno' });
    await expect(
      registry.admin(`UPDATE orario SET validita = daterange(lower(validita), '2026-10-01') WHERE sede_id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'orario_passato' });
    const { data } = await registry.call(
      null,
      'query ($id: UUID!) { sede(id: $id) { attivaAl orari { edges { node { giorno } } } } }',
      { id },
    );
    expect(asLists<{ sede: object }>(data).sede).toMatchObject({ attivaAl: '2026-10-31', orari: [{}, {}] });
  });
});
