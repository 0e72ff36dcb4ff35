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
/** An ente that has ceased on a day; once that day is over, nobody may change it. */
async function cessato(al: string): Promise<Scritta> {
  const { id } = await nuovo();
  await command('cessaEnte', { id, versione: 1, al });
  return { id, versione: 2 };
}
const rettifica = (ente: Scritta, al: string | null | undefined) =>
  attempt<{ al: string | null; corregge: { dati: object[] } }>(
    'rettificaCessazioneEnte',
    { ...ente, al, motivo: 'Era un altro ente' },
    { campi: 'al versione corregge { motivo tipo dati { campo valore } }' },
  );

describe('the last day of an ente that was written wrongly (art. 2 c. 5 f)', () => {
  test.each<[string, string, string | null]>([
    ['it never ceased', '2026-11-23', null],
    ['it ceases later', '2026-11-23', '2027-03-01'],
    ['it ceased earlier', '2026-11-23', '2026-06-30'],
    ['it does not cease any more', '2027-12-31', null],
  ])('is put right, and what was said stays: %s', async (_nome, scritto, giusto) => {
    const ente = await cessato(scritto);
    expect((await rettifica({ ...ente, versione: 9 }, giusto)).errore).toMatchObject({ code: 'CONFLICT' });
    const { fatto, errore } = await rettifica(ente, giusto);
    expect(errore).toBeUndefined();
    expect(fatto).toMatchObject({ al: giusto, versione: 3, corregge: { tipo: 'ENTE' } });
    expect(fatto!.corregge.dati).toContainEqual({ campo: 'al', valore: scritto });
    const [evento] = await registry.admin<{ al: string | null }>(
      `SELECT evento -> 'dati' ->> 'al' AS al FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
      [ente.id],
    );
    expect(evento).toEqual({ al: giusto });
  });

  test('takes another day, from the first one on, of an ente that has ceased', async () => {
    const ente = await cessato('2026-11-23');
    // A day that is left out stays as it is.
    for (const stesso of ['2026-11-23', undefined])
      expect((await rettifica(ente, stesso)).messaggio).toContain('Non cambia niente');
    expect((await rettifica(ente, '2019-12-31')).errore).toMatchObject({ campi: [{ percorso: ['input', 'al'] }] });
    expect((await rettifica(await nuovo(), null)).errore).toMatchObject({ articolo: 'art. 2 c. 5 f' });
  });

  test('does not go before what the ente has then: the refusal names it', async () => {
    const ente = await nuovo();
    await command('accreditaEnte', datiAccreditamento(ente, { dal: '2026-01-01', al: '2026-10-31' }));
    await command('cessaEnte', { id: ente.id, versione: 2, al: '2026-11-23' });
    const { errore, messaggio } = await rettifica({ id: ente.id, versione: 3 }, '2026-09-30');
    expect(errore).toMatchObject({ articolo: 'art. 2 c. 5 f' });
    expect(messaggio).toContain('accreditamenti, che finiscono il 31 ottobre 2026');
    expect((await rettifica({ id: ente.id, versione: 3 }, '2026-10-31')).errore).toBeUndefined();
  });
});

test('the last figure of a fiscal code of an ente fits the others, in the database too (art. 2 c. 5 f)', async () => {
  const con = (codiceFiscale: string) =>
    attempt('registraEnte', datiEnte({ denominazione: randomUUID(), codiceFiscale }));
  for (const errato of ['92000000641', '01234567890', '9200000064'])
    expect((await con(errato)).errore).toMatchObject({ campi: [{ percorso: ['input', 'codiceFiscale'] }] });
  const { fatto } = await con('92000000643');
  expect(fatto).toBeDefined();
  await expect(
    registry.admin(`UPDATE ente SET codice_fiscale = '92000000641' WHERE id = $1`, [fatto!.id]),
  ).rejects.toMatchObject({ constraint: 'ente_codice_fiscale_check' });
});

test('an ente whose accreditation goes on does not cease, and is not accredited for days on which it does not operate', async () => {
  const ente = await nuovo();
  const accredita = (dati: object) => attempt('accreditaEnte', datiAccreditamento(ente, dati));
  expect((await accredita({ dal: '2001-01-01', al: '2027-10-31' })).messaggio).toContain('il primo in cui opera è il ');
  expect((await accredita({ dal: '2026-01-01', al: '2027-10-31', atto: 'det. 7/2026' })).errore).toBeUndefined();
  const { errore, messaggio } = await attempt('cessaEnte', { id: ente.id, versione: 2, al: '2026-12-31' });
  expect(errore).toMatchObject({ articolo: 'art. 2 c. 5 o' });
  expect(messaggio).toContain('«det. 7/2026» è dopo, il 31 ottobre 2027: prima si revoca');
});
