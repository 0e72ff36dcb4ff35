// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { attiDiGoverno } from '../atti.testing.ts';

let registry: Registry;
const { attempt } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { andamentoSbagliato } = attiDiGoverno(strumenti);
beforeAll(async () => {
  registry = await startIstituito();
  await strumenti.inCarica('chi chiama');
});
afterAll(() => registry.stop());

interface Letto {
  andamento: { id: string; al: string; stato: string; corregge: object | null }[];
}
const campi = 'andamento { edges { node { id al stato corregge { id motivo dati { campo valore } } } } }';

describe('a report of the progress of an objective that was wrong (art. 7 c. 2)', () => {
  test('is put right by the rules of a new one, and what it said stays', async () => {
    const { input } = await andamentoSbagliato();
    const rettifica = (dati: object) => attempt<Letto>('rettificaAndamento', { ...input, ...dati }, { campi });
    expect((await rettifica({ al: '2026-11-25' })).errore).toMatchObject({ campi: [{ percorso: ['input', 'al'] }] });
    expect((await rettifica({ al: '2026-11-24' })).errore).toMatchObject({ articolo: 'art. 7 c. 2' });
    expect((await rettifica({ periodoIndicatore: '2026-Q1' })).errore).toMatchObject({ articolo: 'art. 7 c. 2' });
    expect((await rettifica({})).errore).toMatchObject({ campi: [{ percorso: ['input'] }] });
    const { fatto } = await rettifica({ stato: 'IN_RITARDO' });
    expect(fatto!.andamento).toMatchObject([
      {
        stato: 'IN_RITARDO',
        corregge: {
          ...{ id: input.andamentoId, motivo: input.motivo },
          dati: expect.arrayContaining([{ campo: 'stato', valore: 'RAGGIUNTO' }]),
        },
      },
    ]);
    // Whoever read the wrong one corrects it no more.
    expect((await rettifica({ stato: 'IN_CORSO' })).errore).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is annulled when it was a mistake, and another one may be given for the day', async () => {
    const { obiettivoId, input } = await andamentoSbagliato();
    const { fatto } = await attempt<Letto>('annullaAndamento', input, { campi });
    expect(fatto!.andamento).toEqual([]);
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($di: UUID) { annullamenti(di: $di, first: 5) { edges { node { tipo motivo } } } }',
      { di: obiettivoId },
    );
    expect(asLists(data)).toEqual({ annullamenti: [{ tipo: 'ANDAMENTO_OBIETTIVO', motivo: input.motivo }] });
    const [{ al } = { al: '' }] = await registry.admin<{ al: string }>(
      `SELECT dati ->> 'al' AS al FROM annullamento WHERE id = $1`,
      [input.andamentoId],
    );
    const nuovo = { obiettivoId, al, stato: 'IN_CORSO', relazione: 'Procede' };
    expect((await attempt('rilevaAndamento', nuovo, { campi: 'id' })).errore).toBeUndefined();
  });

  test('goes in no other way, in the database too', async () => {
    const { input } = await andamentoSbagliato();
    await expect(
      registry.admin('DELETE FROM andamento_obiettivo WHERE id = $1', [input.andamentoId]),
    ).rejects.toMatchObject({ constraint: 'andamento_immutabile' });
  });
});
