// SPDX-License-Identifier: AGPL-3.0-or-later
import { datiEnte } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';
import { datiAccordo } from '../atti.testing.ts';

let registry: Registry;
let ente: string;
const { attempt, command } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
  ente = (await command('registraEnte', datiEnte({ denominazione: 'Cooperativa', natura: 'TERZO_SETTORE' }))).id;
});
afterAll(() => registry.stop());

const crea = async (): Promise<string> =>
  (await command('registraAccordo', { ...datiAccordo, enti: [ente], comuni: ['064008'] })).id;
const rettifica = (accordoId: string, dati: object) =>
  attempt<{ id: string; parti: string[]; corregge: { dati: object[] } }>(
    'rettificaAccordo',
    { accordoId, versione: 1, motivo: 'Scritto male', ...dati },
    {
      campi:
        'id parti dal sottoscrittoIl contraenti { ente { id } comune { codiceIstat } } corregge { id tipo motivo dati { campo valore } }',
    },
  );

describe('an agreement that was written wrongly (art. 2 c. 5 f)', () => {
  test('is annulled, and another one takes its place: parties that were right stay', async () => {
    const id = await crea();
    const { fatto, errore } = await rettifica(id, { sottoscrittoIl: '2026-01-10', parti: ['Questura', 'Prefettura'] });
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({
      sottoscrittoIl: '2026-01-10',
      corregge: { id, tipo: 'ACCORDO', motivo: 'Scritto male' },
    });
    expect(fatto!.parti).toEqual(['Cooperativa', 'Avellino', 'Questura', 'Prefettura']);
    expect(fatto).toHaveProperty('contraenti', [
      { ente: { id: ente }, comune: null },
      { ente: null, comune: { codiceIstat: '064008' } },
      { ente: null, comune: null },
      { ente: null, comune: null },
    ]);
    expect(fatto!.corregge.dati).toContainEqual({ campo: 'parti.3.nome', valore: 'Azienda sanitaria' });
    const { data } = await registry.call(null, 'query ($id: UUID!) { accordo(id: $id) { id } }', { id });
    expect(data).toEqual({ accordo: null });
  });

  test('by which it was not to be renewed, by mistake, is renewed again, without the act that said so', async () => {
    const accordoId = await crea();
    const termine = { accordoId, versione: 1, al: '2027-12-31', atto: 'det. 3/2026', nonSiRinnova: true };
    await command('stabilisciTermineAccordo', termine);
    const { fatto, errore } = await attempt(
      'rettificaAccordo',
      { accordoId, versione: 2, motivo: 'Era un altro accordo', nonSiRinnova: false, attoTermine: null },
      { campi: 'nonSiRinnova attoTermine al' },
    );
    expect(errore).toBeUndefined();
    expect(fatto).toEqual({ nonSiRinnova: false, attoTermine: null, al: '2027-12-31' });
  });

  test.each<[string, object, object]>([
    ['nothing changes', {}, { campi: [{ percorso: ['input'] }] }],
    ['nobody is left', { enti: [], comuni: [], parti: [] }, { campi: [{ percorso: ['input', 'parti'] }] }],
    [
      'the signing is to come',
      { sottoscrittoIl: '2026-12-01' },
      { campi: [{ percorso: ['input', 'sottoscrittoIl'] }] },
    ],
    ['the end is before the beginning', { al: '2025-12-31' }, { campi: [{ percorso: ['input', 'al'] }] }],
    ['the version is another one', { versione: 7, oggetto: 'Altro' }, { code: 'CONFLICT' }],
    ['a party did not exist then', { sottoscrittoIl: '2019-01-01' }, { campi: [{ percorso: ['input', 'enti'] }] }],
  ])('is refused when %s', async (_nome, dati, errore) => {
    expect((await rettifica(await crea(), dati)).errore).toMatchObject(errore);
  });

  test('is annulled with its parties when nobody signed it, and its ente may go then', async () => {
    const id = await crea();
    expect(
      (await attempt('annullaAccordo', { accordoId: id, versione: 1, motivo: 'Due volte' }, { campi: 'id' })).errore,
    ).toBeUndefined();
    const { data } = await registry.call<{ annullamento: { dati: object[] } }>(
      'COORDINATORE',
      'query ($id: UUID!) { accordo(id: $id) { id } annullamento(id: $id) { sostituitoDa dati { campo valore } } }',
      { id },
    );
    expect(data).toMatchObject({ accordo: null, annullamento: { sostituitoDa: null } });
    expect(data!.annullamento.dati).toContainEqual({ campo: 'parti.1.nome', valore: 'Cooperativa' });
  });

  test.each([
    ['accordo_parte', 'accordo_id', 'solo_annullato'],
    ['accordo', 'id', 'accordo_immutabile'],
  ])('no row of %s goes unless it is annulled, in the database too', async (tabella, colonna, constraint) => {
    const id = await crea();
    await expect(registry.admin(`DELETE FROM ${tabella} WHERE ${colonna} = $1`, [id])).rejects.toMatchObject({
      constraint,
    });
  });
});
