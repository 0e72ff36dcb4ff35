// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { createDataSource, work, type DataSource } from '@ambito/persistence';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { personaleDi } from '../../personale.testing.ts';
import { A04, type Registry, startIstituito, TABELLE_PICCOLE } from '../../testing.ts';
import { caseworkConsumer } from '../../casework.consumer.ts';

const ADESSO = new Date('2026-11-24T09:00:00Z');

let registry: Registry;
let worker: DataSource;
let personale: ReturnType<typeof personaleDi>;
let sede = '';
beforeAll(async () => {
  registry = await startIstituito(ADESSO);
  personale = personaleDi(registry);
  sede = await personale.sede('064008');
  await personale.inServizio(sede);
  worker = createDataSource({
    url: registry.database.urls.WORKER_DATABASE_URL,
    applicationName: 'prova',
    poolSize: 2,
    entities: [],
  });
  await worker.initialize();
});
afterAll(async () => {
  await worker.destroy();
  await registry.stop();
});

const conferma = async (
  incaricoId: string,
  operatoreId: string,
  versione: number,
  senzaSuccessore: number,
  al: string,
) => {
  const evento = newEvent({
    tipo: 'SuccessioneConfermata',
    ambitoId: A04,
    aggregato: { tipo: 'Incarico', id: incaricoId, versione },
    avvenutoIl: ADESSO.toISOString(),
    dati: { operatoreId, al, senzaSuccessore },
  });
  await work(worker, A04, (unit) => caseworkConsumer(() => ADESSO).apply(unit, [evento, evento]));
};
async function conFineChiesta() {
  const { id, incaricoId } = await personale.inServizio(sede);
  const fine = { operatoreId: id, versione: 2, incaricoId, al: '2026-12-31', motivo: 'DIMISSIONI' };
  await personale.command('richiediFineIncarico', fine);
  return { id, incaricoId };
}
const stato = async (incaricoId: string) =>
  (
    await registry.admin<object>(
      `SELECT upper(periodo) - 1 AS al, fine_richiesta AS chiesta, senza_successore AS senza, versione
       FROM incarico JOIN operatore ON operatore.id = operatore_id WHERE incarico.id = $1`,
      [incaricoId],
    )
  )[0];

test('an end takes effect when every case has a successor, and the other services are told (art. 2 c. 2)', async () => {
  const { id, incaricoId } = await conFineChiesta();
  await conferma(incaricoId, id, 1, 2, '2026-12-31');
  expect(await stato(incaricoId)).toEqual({ al: null, chiesta: '2026-12-31', senza: 2, versione: 3 });
  await conferma(incaricoId, id, 2, 0, '2026-12-31');
  expect(await stato(incaricoId)).toEqual({ al: '2026-12-31', chiesta: null, senza: 0, versione: 4 });
  const [evento] = await registry.admin<{ dati: { incarichi: object[] } }>(
    `SELECT evento -> 'dati' AS dati FROM outbox WHERE evento -> 'aggregato' ->> 'id' = $1 ORDER BY seq DESC LIMIT 1`,
    [id],
  );
  expect(evento?.dati.incarichi).toMatchObject([{ id: incaricoId, al: '2026-12-31' }]);
});

test.each([
  ['an event older than the one that was applied', 1, '2026-12-31'],
  ['an event about another last day', 3, '2026-11-30'],
])('%s has no effect', async (_nome, versione, al) => {
  const { id, incaricoId } = await conFineChiesta();
  await conferma(incaricoId, id, 2, 1, '2026-12-31');
  await conferma(incaricoId, id, versione, 0, al);
  expect(await stato(incaricoId)).toMatchObject({ al: null, chiesta: '2026-12-31', senza: 1 });
});

test('an end that was withdrawn does not take effect when its successors are confirmed afterwards', async () => {
  const { id, incaricoId } = await conFineChiesta();
  await personale.command('ritiraFineIncarico', { operatoreId: id, versione: 3, incaricoId });
  await conferma(incaricoId, id, 1, 0, '2026-12-31');
  expect(await stato(incaricoId)).toMatchObject({ al: null, chiesta: null });
});

describeWorkerPlans('registry', A04, TABELLE_PICCOLE);
