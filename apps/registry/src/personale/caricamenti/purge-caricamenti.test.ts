// SPDX-License-Identifier: AGPL-3.0-or-later
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { operationsTable } from '@ambito/testing';
import { A04, TABELLE_PICCOLE } from '../../testing.ts';
import { SEDI, startCaricamenti, type Caricamenti } from './caricamenti.testing.ts';
import { GIORNI_DELLE_TABELLE, purge } from './purge-caricamenti.ts';

const ADESSO = new Date('2026-06-15T10:00:00Z');
let banco: Caricamenti;
beforeAll(async () => {
  banco = await startCaricamenti(() => ADESSO);
});
afterAll(() => banco.stop());

/** Asks for a load of sedi. @returns its id */
async function ask(testo = SEDI): Promise<string> {
  const { data } = await banco.richiedi({ tipo: 'SEDI', allegatoId: await banco.allega(testo) });
  return data!.richiediCaricamento.id;
}

test('tables and their errors are deleted after thirty days; the load stays, and so does the table of an unfinished load', async () => {
  const { store } = banco.registry.archivio;
  const rifiutato = await ask('Codice ISTAT;Denominazione;Indirizzo;Attiva dal\n058091;Sede;Via Roma 1;01/01/2020\n');
  const mai = await banco.allega(SEDI);
  const pdf = await banco.allega('%PDF-1.7\n1 0 obj\n', 'PDF');
  await banco.lavoratore.runAll();
  const { tabellaErrori } = await banco.read(rifiutato);
  const inAttesa = await ask();
  const chiavi = await banco.registry.admin<{ chiave: string }>(
    `SELECT chiave FROM allegato WHERE tipo = 'CSV' AND id NOT IN (SELECT allegato_id FROM caricamento WHERE concluso_il IS NULL)
     UNION SELECT chiave_errori FROM caricamento WHERE id = $1`,
    [rifiutato],
  );
  expect(chiavi).toHaveLength(3);
  const dopo = (giorni: number) => new Date(ADESSO.getTime() + giorni * 86_400_000);
  // An attachment is dated by the clock of the service, as the load is.
  expect(await purge(banco.lavoratore.dataSource, store, dopo(29.9))).toBe(0);
  expect((await banco.ask(tabellaErrori!)).status).toBe(200);
  const via = { ...store, remove: () => Promise.reject(new Error('away')) };
  await expect(purge(banco.lavoratore.dataSource, via, dopo(30.1))).rejects.toThrow('away');
  expect((await banco.ask(tabellaErrori!)).status).toBe(200);
  expect(await purge(banco.lavoratore.dataSource, store, dopo(30.1))).toBe(3);
  for (const { chiave } of chiavi) await expect(store.read(chiave)).rejects.toThrow('File non trovato');
  expect(await banco.read(rifiutato)).toMatchObject({
    stato: 'RIFIUTATO',
    totaleErrori: 1,
    errori: [],
    tabellaErrori: null,
    permessi: { puoScaricareErrori: false },
  });
  expect((await banco.ask(tabellaErrori!)).status).toBe(404);
  const restano = await banco.registry.admin<{ id: string }>('SELECT id FROM allegato WHERE id = ANY ($1)', [
    [mai, pdf],
  ]);
  expect(restano.map(({ id }) => id)).toEqual([pdf]);
  await banco.lavoratore.runAll();
  expect((await banco.read(inAttesa)).stato).toBe('RIUSCITO');
  expect(await banco.quanti(`audit WHERE azione = 'caricamento.scaricaErrori' AND record_id = '${rifiutato}'`)).toBe(2);
});

test('operations.md tells how long tables are kept', () => {
  const told = operationsTable('## What is taken away').filter(([what]) => what?.startsWith('tables '));
  expect(told.map(([, kept]) => kept)).toEqual([`${GIORNI_DELLE_TABELLE} days`, `${GIORNI_DELLE_TABELLE} days`]);
});

describeWorkerPlans('registry', A04, TABELLE_PICCOLE);
