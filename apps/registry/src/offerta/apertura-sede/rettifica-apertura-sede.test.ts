// SPDX-License-Identifier: AGPL-3.0-or-later
import { asLists } from '@ambito/testing';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command, apriSede } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const COMUNE = '064008';
beforeEach(async () => {
  await registry.admin('TRUNCATE sede CASCADE');
});

const nuova = (attivaDal: string) =>
  command('individuaSede', { codiceIstat: COMUNE, denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal });
const MOTIVO = 'Anno sbagliato';
interface Letta {
  attivaDal: string;
  attivaAl: string | null;
  versione: number;
  corregge: { id: string; motivo: string; tipo: string; dati: { campo: string; valore: string }[] } | null;
  orari: { validoDal: string }[];
}
async function letta(id: string): Promise<Letta> {
  const { data } = await registry.call(
    'COORDINATORE',
    `query ($id: UUID!) { sede(id: $id) { attivaDal attivaAl versione corregge { id motivo tipo dati { campo valore } }
       orari { edges { node { validoDal } } } } }`,
    { id },
  );
  return asLists<{ sede: Letta }>(data).sede;
}
const rettifica = async (sedeId: string, versione: number, attivaDal: string) =>
  (await attempt('rettificaAperturaSede', { sedeId, versione, attivaDal, motivo: MOTIVO })).errore;

describe('the first day of a sede that was written wrongly (art. 5 c. 1)', () => {
  test.each([
    ['later, from a day to come', '2027-01-01', '2027-03-01'],
    ['earlier, from a day to come', '2027-01-01', '2026-02-01'],
    ['earlier, once it has begun', '2026-06-01', '2025-06-01'],
    ['later, once it has begun', '2026-06-01', '2026-09-01'],
  ])('is put right: %s', async (_nome, prima, giusto) => {
    const { id } = await nuova(prima);
    expect(await rettifica(id, 9, giusto)).toMatchObject({ code: 'CONFLICT' });
    expect(await rettifica(id, 1, giusto)).toBeUndefined();
    const ora = await letta(id);
    expect(ora).toMatchObject({ attivaDal: giusto, attivaAl: null, versione: 2 });
    expect(ora.corregge).toMatchObject({ motivo: MOTIVO, tipo: 'SEDE' });
    expect(ora.corregge?.dati).toContainEqual({ campo: 'dal', valore: prima });
    const [evento] = await registry.admin<{ dal: string }>(
      `SELECT evento -> 'dati' ->> 'attivaDal' AS dal FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(evento).toEqual({ dal: giusto });
    // The same day once more corrects nothing.
    expect(await rettifica(id, 2, giusto)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await letta(id)).toMatchObject({ versione: 2 });
  });

  test('moves its hours with it, those of past days too', async () => {
    const { id } = await nuova('2026-01-01');
    const fasce = [1, 4].map((giorno) => ({ giorno, dalle: '09:00', alle: '11:00' }));
    await command('impostaOrari', { sedeId: id, versione: 1, validoDal: '2026-01-01', fasce });
    expect(await rettifica(id, 2, '2026-03-01')).toBeUndefined();
    expect(await letta(id)).toMatchObject({
      attivaDal: '2026-03-01',
      orari: [{ validoDal: '2026-03-01' }, { validoDal: '2026-03-01' }],
    });
  });

  test('is not moved beyond what the sede has: each is named, with its day', async () => {
    const id = await apriSede(COMUNE);
    await command('assegnaRisorsa', {
      ...{ sedeId: id, categoria: 'ARREDI', descrizione: 'Scrivania', quantita: 1, dal: '2024-01-01' },
    });
    const { errors } = await registry.call(
      'COORDINATORE',
      'mutation ($input: RettificaAperturaSedeInput!) { rettificaAperturaSede(input: $input) { id } }',
      { input: { sedeId: id, versione: 2, attivaDal: '2025-01-01', motivo: MOTIVO } },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RULE_VIOLATION', articolo: 'art. 5 c. 1' });
    expect(errors?.[0]?.message).toContain('incarichi');
    expect(errors?.[0]?.message).toContain('risorse strumentali');
    expect(await rettifica(id, 2, '2019-06-01')).toBeUndefined();
    expect(await letta(id)).toMatchObject({ attivaDal: '2019-06-01' });
  });

  test.each([
    ['before the Comune was associated', '1990-01-01', { code: 'RULE_VIOLATION' }],
    ['after the last day of the sede', '2027-07-01', { code: 'BAD_USER_INPUT' }],
    ['more than ten years ahead', '2040-01-01', { code: 'BAD_USER_INPUT' }],
    ['within another sede of the Comune', '2025-06-01', { articolo: 'art. 5 c. 1' }],
  ])('is not put right on a day %s', async (_nome, giusto, atteso) => {
    const vecchia = await nuova('2020-01-01');
    await command('cessaSede', { sedeId: vecchia.id, versione: 1, al: '2026-12-31' });
    const { id } = await nuova('2027-01-01');
    const { versione } = await command('cessaSede', { sedeId: id, versione: 1, al: '2027-06-30' });
    expect(await rettifica(id, versione, giusto)).toMatchObject(atteso);
  });

  test('the database holds a first day that nobody puts right', async () => {
    await nuova('2020-01-01');
    await expect(
      registry.admin(`UPDATE sede SET periodo = daterange('2018-01-01', upper(periodo))`),
    ).rejects.toMatchObject({ constraint: 'sede_primo_giorno' });
  });
});
