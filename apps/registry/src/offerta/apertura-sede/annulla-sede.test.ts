// SPDX-License-Identifier: AGPL-3.0-or-later
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const COMUNE = '064008';
const OGGI = '2026-11-24';
beforeEach(async () => {
  await registry.admin('TRUNCATE sede CASCADE');
});

const nuova = async (attivaDal: string): Promise<string> =>
  (await command('individuaSede', { codiceIstat: COMUNE, denominazione: 'Sede', indirizzo: 'Via Roma 1', attivaDal }))
    .id;
const annulla = async (sedeId: string, versione: number) => {
  const { data, errors } = await registry.call<{ annullaSede: object }>(
    'COORDINATORE',
    'mutation ($input: AnnullaSedeInput!) { annullaSede(input: $input) { codiceIstat permessi { puoIndividuareSede } } }',
    { input: { sedeId, versione, motivo: 'Di un altro Comune' } },
  );
  return { fatto: data?.annullaSede, errore: errors?.[0] };
};
const puoAnnullare = async (id: string) =>
  (
    await registry.call('COORDINATORE', 'query ($id: UUID!) { sede(id: $id) { inFuturo permessi { puoAnnullare } } }', {
      id,
    })
  ).data;

describe('a sede that was designated by mistake (art. 5 c. 1)', () => {
  test('is annulled with its hours before it is active: the Comune may designate another one', async () => {
    const id = await nuova('2027-01-01');
    const fasce = [1, 4].map((giorno) => ({ giorno, dalle: '09:00', alle: '11:00' }));
    await command('impostaOrari', { sedeId: id, versione: 1, validoDal: '2027-01-01', fasce });
    expect((await annulla(id, 1)).errore?.extensions).toMatchObject({ code: 'CONFLICT' });
    expect((await annulla(id, 2)).fatto).toEqual({ codiceIstat: COMUNE, permessi: { puoIndividuareSede: true } });
    const { data } = await registry.call(
      'COORDINATORE',
      'query ($id: UUID!) { sede(id: $id) { id } annullamento(id: $id) { tipo motivo dati { campo valore } } }',
      { id },
    );
    expect(data).toMatchObject({ sede: null, annullamento: { tipo: 'SEDE', motivo: 'Di un altro Comune' } });
    expect((data as { annullamento: { dati: object[] } }).annullamento.dati).toContainEqual({
      ...{ campo: 'dal', valore: '2027-01-01' },
    });
    expect((await annulla(id, 3)).errore?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    await nuova('2026-12-01');
  });

  test('is told to the other services as there on no day', async () => {
    const id = await nuova('2027-01-01');
    await annulla(id, 1);
    expect(
      await registry.admin(
        `SELECT evento -> 'aggregato' -> 'versione' AS versione, evento -> 'dati' ->> 'attivaDal' AS dal, evento -> 'dati' ->> 'attivaAl' AS al,
           evento -> 'dati' -> 'orari' AS orari
         FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
        [id],
      ),
    ).toEqual([{ versione: 2, dal: '2027-01-01', al: '2026-12-31', orari: [] }]);
  });

  test('is not annulled once it has been active, by a first day that was put right too', async () => {
    const id = await nuova('2026-06-01');
    expect((await annulla(id, 1)).errore).toMatchObject({
      message: 'La sede è stata attiva: resta nella storia, e si cessa',
      extensions: { articolo: 'art. 5 c. 1' },
    });
    await command('rettificaAperturaSede', { sedeId: id, versione: 1, attivaDal: '2027-01-01', motivo: 'Anno' });
    expect(await puoAnnullare(id)).toEqual({ sede: { inFuturo: true, permessi: { puoAnnullare: false } } });
    expect((await annulla(id, 2)).errore?.extensions).toMatchObject({ articolo: 'art. 5 c. 1' });
  });

  test('is annulled if it never was active: a first day that was wrong and put right on the same day does not count', async () => {
    const id = await nuova('2027-02-01');
    await command('rettificaAperturaSede', { sedeId: id, versione: 1, attivaDal: OGGI, motivo: 'Anno' });
    await command('rettificaAperturaSede', { sedeId: id, versione: 2, attivaDal: '2027-02-01', motivo: 'Era giusto' });
    expect(await puoAnnullare(id)).toEqual({ sede: { inFuturo: true, permessi: { puoAnnullare: true } } });
    expect((await annulla(id, 3)).errore).toBeUndefined();
  });

  test('is not annulled with what it has: that is named, and put right first', async () => {
    const id = await nuova('2027-01-01');
    await command('assegnaRisorsa', {
      ...{ sedeId: id, categoria: 'ARREDI', descrizione: 'Scrivania', quantita: 1, dal: '2027-01-01' },
    });
    expect((await annulla(id, 1)).errore).toMatchObject({
      message: 'La sede ha già: risorse strumentali. Prima si annullano o si tolgono',
      extensions: { articolo: 'art. 5 c. 1' },
    });
    const [{ risorsaId } = {}] = await registry.admin<{ risorsaId: string }>(
      'SELECT id AS "risorsaId" FROM risorsa_strumentale',
    );
    const mai = { risorsaId, versione: 1, motivo: 'Mai data' };
    expect((await attempt('annullaRisorsa', mai)).errore).toBeUndefined();
    expect((await annulla(id, 1)).errore).toBeUndefined();
  });

  test('is deleted by nobody without an annulment, in the database too', async () => {
    await nuova('2027-01-01');
    await expect(registry.admin('DELETE FROM sede')).rejects.toMatchObject({ constraint: 'solo_annullato' });
  });
});
