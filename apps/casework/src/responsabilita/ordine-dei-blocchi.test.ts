// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newEvent } from '@ambito/events';
import { createDataSource } from '@ambito/persistence';
import { percorsoDi } from '../percorso.testing.ts';
import {
  A04,
  A_TERMINE,
  ADESSO,
  ASSISTENTE,
  COORDINATORE,
  incaricoDi,
  startCasework,
  type Casework,
} from '../testing.ts';

let casework: Casework;
let percorso: ReturnType<typeof percorsoDi>;
let terzo: ReturnType<typeof createDataSource>;
let versione = 1;
beforeAll(async () => {
  casework = await startCasework();
  percorso = percorsoDi(casework);
  terzo = createDataSource({ url: casework.database.adminUrl, applicationName: 'terzo', poolSize: 1, entities: [] });
  await terzo.initialize();
});
afterAll(async () => {
  await terzo.destroy();
  await casework.stop();
});

/** Waits until so many transactions wait for a lock. */
async function waitForWaiting(quanti: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const [conto] = await casework.admin<{ n: number }>(
      `SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted
         AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
      [],
    );
    if ((conto?.n ?? 0) >= quanti) return;
    await pause(25);
  }
  throw new Error(`Fewer than ${quanti} transactions wait`);
}

/**
 * Somebody else holds the case. A first transaction begins and waits for it, then a second one; then the case is let go. If both take
 * their locks in one order, both end.
 */
async function inFila(caso: string, primo: () => Promise<unknown>, secondo: () => Promise<unknown>): Promise<void> {
  const runner = terzo.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT 1 FROM presa_in_carico WHERE id = $1 FOR UPDATE', [caso]);
  const insieme = [primo()];
  await waitForWaiting(1);
  insieme.push(secondo());
  await waitForWaiting(2);
  await runner.commitTransaction();
  await runner.release();
  await Promise.all(insieme);
}

/** A case of somebody whose service ends with the year: the coordinator in office answers after that. */
async function casoCheFinisce(): Promise<string> {
  const presaInCaricoId = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaPresaInCarico', {
    ...{ presaInCaricoId, versione: 1, operatoreId: A_TERMINE },
  });
  return presaInCaricoId;
}
const evento = (tipo: string, aggregato: object, dati: object) =>
  casework.apply(
    newEvent({ tipo, ambitoId: A04, aggregato, avvenutoIl: ADESSO.toISOString(), dati } as Parameters<
      typeof newEvent
    >[0]),
  );
const nomina = () =>
  evento(
    'CoordinatoreAggiornato',
    { tipo: 'Coordinatore', id: A04, versione: (versione += 1) },
    { nomine: [{ operatoreId: COORDINATORE, dal: '2020-01-01', al: `20${30 + versione}-12-31` }] },
  );
const incarico = (id: string, extra: object = {}) =>
  evento(
    'OperatoreAggiornato',
    { tipo: 'Operatore', id, versione: (versione += 1) },
    { account: id, qualifica: 'ASSISTENTE_SOCIALE', incarichi: [incaricoDi(extra)] },
  );
const passa = (presaInCaricoId: string, dal?: string) =>
  percorso.command('COORDINATORE', 'cambiaCaseManager', {
    ...{ presaInCaricoId, versione: 2, operatoreId: ASSISTENTE, nota: 'Consegna' },
    ...(dal === undefined ? {} : { dal }),
  });

test('a handover and a change of coordinator both go through', async () => {
  const caso = await casoCheFinisce();
  await inFila(caso, () => passa(caso), nomina);
});

test('a handover that is taken back and a change of coordinator both go through', async () => {
  const caso = await casoCheFinisce();
  await passa(caso, '2027-03-01');
  await inFila(
    caso,
    () => percorso.command('COORDINATORE', 'annullaPassaggio', { presaInCaricoId: caso, versione: 3 }),
    nomina,
  );
});

test('the end of a service and a change of coordinator both go through', async () => {
  const caso = await casoCheFinisce();
  await inFila(caso, () => incarico(A_TERMINE, { al: '2027-01-31' }), nomina);
});

test('a case in urgency is put in order while the service of its operator changes', async () => {
  const chi = randomUUID();
  await casework.admin('UPDATE anagrafe_mandato SET operatori = operatori || $1::uuid', [chi]);
  await incarico(chi);
  const caso = await percorso.richiesta();
  await percorso.command('COORDINATORE', 'assegnaInUrgenza', {
    ...{ presaInCaricoId: caso, versione: 1, operatoreId: chi },
    ...{ motivoUrgenza: 'Minore solo in casa', daRegolarizzareEntro: '2026-12-10' },
  });
  await inFila(
    caso,
    () => percorso.command('COORDINATORE', 'regolarizzaUrgenza', { presaInCaricoId: caso, versione: 2 }),
    () => incarico(chi, { al: '2027-06-30' }),
  );
  expect(
    await casework.admin('SELECT natura FROM responsabilita WHERE presa_in_carico_id = $1 ORDER BY periodo', [caso]),
  ).toEqual(expect.arrayContaining([{ natura: 'ORDINARIA' }, { natura: 'AD_INTERIM' }]));
});
