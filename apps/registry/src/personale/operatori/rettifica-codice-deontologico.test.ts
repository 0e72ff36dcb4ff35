// SPDX-License-Identifier: AGPL-3.0-or-later
import { strumentiDi } from '../../permessi/verita.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { statiPersonale } from '../stati.testing.ts';

let registry: Registry;
const { attempt } = operazioniDi(() => registry);
const strumenti = strumentiDi(() => registry);
const { operatore, su, inServizio } = statiPersonale(strumenti);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const rettifica = async (id: string, data: string | null | undefined) =>
  attempt<{ codiceDeontologicoAccettatoIl: string | null; corregge: object }>(
    'rettificaCodiceDeontologico',
    { ...(await su(id)), data, motivo: 'Di un’altra persona' },
    { campi: 'codiceDeontologicoAccettatoIl corregge { tipo motivo dati { campo valore } }' },
  );

describe('the acceptance of the professional code that was recorded wrongly (art. 8 c. 1)', () => {
  test('is put right, or taken back, and what was said stays', async () => {
    const id = await operatore({ codiceDeontologicoAccettatoIl: '2019-05-01' });
    expect((await rettifica(id, '2026-11-25')).errore).toMatchObject({ campi: [{ percorso: ['input', 'data'] }] });
    for (const stesso of ['2019-05-01', undefined])
      expect((await rettifica(id, stesso)).errore).toMatchObject({ code: 'BAD_USER_INPUT' });
    const { fatto } = await rettifica(id, '2018-05-01');
    expect(fatto).toMatchObject({ codiceDeontologicoAccettatoIl: '2018-05-01', corregge: { tipo: 'OPERATORE' } });
    expect(fatto!.corregge).toHaveProperty(
      'dati',
      expect.arrayContaining([{ campo: 'codiceDeontologicoAccettatoIl', valore: '2019-05-01' }]),
    );
    expect((await rettifica(id, null)).fatto).toMatchObject({ codiceDeontologicoAccettatoIl: null });
    expect((await rettifica(id, null)).errore).toMatchObject({ articolo: 'art. 8 c. 1' });
  });

  test('stays while an incarico rests on it, in the database too', async () => {
    const { operatoreId } = await inServizio();
    for (const data of [null, '2026-11-01']) {
      const { errore, messaggio } = await rettifica(operatoreId, data);
      expect(errore).toMatchObject({ articolo: 'art. 8 c. 1' });
      expect(messaggio).toContain('Ha un incarico dal ');
    }
    const scrive = (dati: string) =>
      registry.admin(`UPDATE operatore SET codice_deontologico_accettato_il = ${dati} WHERE id = $1`, [operatoreId]);
    await expect(scrive(`'2019-01-02'`)).rejects.toMatchObject({
      constraint: 'codice_deontologico_accettato_una_volta',
    });
    await expect(
      registry.admin(`DO $$ BEGIN
        INSERT INTO annullamento (id, ambito_id, tipo, proprietario_id, dati, motivo, annullato_da, annullato_da_ruolo, annullato_il, sostituito_da)
          SELECT uuidv7(), ambito_id, 'OPERATORE', id, to_jsonb(o), 'prova', 'x', 'COORDINATORE', now(), id
          FROM operatore AS o WHERE id = '${operatoreId}';
        UPDATE operatore SET codice_deontologico_accettato_il = NULL WHERE id = '${operatoreId}'; END $$`),
    ).rejects.toMatchObject({ constraint: 'incarico_codice_deontologico' });
  });
});
