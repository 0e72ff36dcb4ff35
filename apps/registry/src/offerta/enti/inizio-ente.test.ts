// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { datiAccreditamento, datiEnte, type Scritta } from '../../offerta.testing.ts';
import { operazioniDi } from '../../operazioni.testing.ts';
import { type Registry, startIstituito } from '../../testing.ts';

let registry: Registry;
const { attempt, command } = operazioniDi(() => registry);
beforeAll(async () => {
  registry = await startIstituito();
});
afterAll(() => registry.stop());

const nuovo = (): Promise<Scritta> => command('registraEnte', datiEnte({ denominazione: randomUUID() }));
const rettifica = (id: string, versione: number, dal: string) =>
  attempt<{ dal: string; versione: number; corregge: { motivo: string; dati: object[] } }>(
    'rettificaInizioEnte',
    { id, versione, dal, motivo: 'Anno sbagliato' },
    { campi: 'dal versione corregge { motivo tipo dati { campo valore } }' },
  );

describe('the first day of an ente that was written wrongly (art. 2 c. 5 f)', () => {
  test.each(['2019-06-01', '2026-06-01', '2027-03-01'])('is put right, to %s, and what was said stays', async (dal) => {
    const { id } = await nuovo();
    expect((await rettifica(id, 9, dal)).errore).toMatchObject({ code: 'CONFLICT' });
    const { fatto, errore } = await rettifica(id, 1, dal);
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({ dal, versione: 2, corregge: { motivo: 'Anno sbagliato', tipo: 'ENTE' } });
    expect(fatto!.corregge.dati).toContainEqual({ campo: 'dal', valore: '2020-01-01' });
    const [evento] = await registry.admin<{ dal: string }>(
      `SELECT evento -> 'dati' ->> 'dal' AS dal FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(evento).toEqual({ dal });
    expect((await rettifica(id, 2, dal)).messaggio).toContain('Non cambia niente');
  });

  test('does not go past what the ente has before it: the refusal names it', async () => {
    const ente = await nuovo();
    await command('accreditaEnte', datiAccreditamento(ente));
    const { errore, messaggio } = await rettifica(ente.id, 2, '2026-02-01');
    expect(errore).toMatchObject({ articolo: 'art. 2 c. 5 f' });
    expect(messaggio).toContain('accreditamenti, il 1º gennaio 2026');
    expect((await rettifica(ente.id, 2, '2026-01-01')).errore).toBeUndefined();
  });

  test('changes in no other way, in the database too', async () => {
    const { id } = await nuovo();
    await expect(registry.admin(`UPDATE ente SET periodo = '[2019-01-01,)' WHERE id = $1`, [id])).rejects.toMatchObject(
      { constraint: 'ente_immutabile' },
    );
  });
});
