// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pausa } from 'node:timers/promises';
import { prepareQueueDatabase } from '@ambito/jobs';
import { createWorker } from '@ambito/subgraph';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import type { Stoppable } from '@ambito/telemetry';
import { queueStores, type TestQueue } from '@ambito/testing';
import { workerDefinition } from '../../app.ts';
import { A04, TABELLE_PICCOLE } from '../../testing.ts';
import { SEDI, startCaricamenti, type Caricamenti, type Esito } from './caricamenti.testing.ts';

const [{ start }] = queueStores() as [ReturnType<typeof queueStores>[number]];
let banco: Caricamenti;
let coda: TestQueue;
let lavoratore: Stoppable | undefined;
beforeAll(async () => {
  // A date by the clock of the worker, which purges old files.
  banco = await startCaricamenti(() => new Date());
  coda = await start(prepareQueueDatabase);
});
afterEach(async () => {
  await lavoratore?.stop();
  lavoratore = undefined;
});
afterAll(async () => {
  await banco.stop();
  await coda.stop();
});

/** The process `registry-worker`, with its queue and its two roles. */
async function startWorker(): Promise<void> {
  const { WORKER_DATABASE_URL, DATABASE_URL } = banco.registry.database.urls;
  lavoratore = await createWorker(workerDefinition(banco.registry.archivio), {
    AMBITO_PROFILE: 'local',
    HOST: '127.0.0.1',
    PORT: 0,
    METRICS_PORT: 0,
    LOG_LEVEL: 'silent',
    DATABASE_POOL: 5,
    DATABASE_PREPARED: true,
    WORKER_DATABASE_URL,
    DATABASE_URL,
    ...coda.settings,
  });
}

async function ask(): Promise<string> {
  const { data } = await banco.richiedi({ tipo: 'SEDI', allegatoId: await banco.allega(SEDI) });
  return data!.richiediCaricamento.id;
}

async function concluso(id: string): Promise<Esito> {
  for (const fine = Date.now() + 20_000; ;) {
    const letto = await banco.read(id);
    if (!['IN_ATTESA', 'IN_CORSO'].includes(letto.stato)) return letto;
    if (Date.now() > fine) throw new Error(`still ${letto.stato}`);
    await pausa(50);
  }
}

test('the worker runs the loads requested before and after its start, one after the other', async () => {
  const prima = await ask();
  await startWorker();
  const [dopo, ultimo] = [await ask(), await ask()];
  expect(await concluso(prima)).toMatchObject({ stato: 'RIUSCITO', nuove: 3 });
  expect(await concluso(dopo)).toMatchObject({ stato: 'RIUSCITO', nuove: 0, invariate: 3 });
  expect(await concluso(ultimo)).toMatchObject({ stato: 'RIUSCITO', invariate: 3 });
}, 60_000);

test('a load is done even if the queue has lost its job', async () => {
  const id = await ask();
  // A worker took the load, and died before the queue had its job.
  await banco.lavoratore.take();
  await banco.registry.admin(`UPDATE caricamento SET aggiornato_il = now() - interval '1 minute' WHERE id = $1`, [id]);
  await startWorker();
  expect(await concluso(id)).toMatchObject({ stato: 'RIUSCITO', invariate: 3 });
}, 60_000);

describeWorkerPlans('registry', A04, TABELLE_PICCOLE);
