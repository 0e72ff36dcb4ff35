// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newEvent, type Evento } from '@ambito/events';
import { createDataSource } from '@ambito/persistence';
import { describeWorkerPlans } from '@ambito/subgraph/testing';
import { enteDi } from './enti/enti.testing.ts';
import { percorsoDi } from './percorso.testing.ts';
import { A04, ADESSO, ASSISTENTE, incaricoDi, startCasework, TABELLE_PICCOLE, type Casework } from './testing.ts';

/** The SQL that docs/operations.md has for casework's database. */
const [, SQL = ''] =
  /-- casework, as casework_owner\n([^`]*?)-- registry/.exec(
    readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8'),
  ) ?? [];

let casework: Casework;
beforeAll(async () => {
  casework = await startCasework();
});
afterAll(() => casework.stop());

async function runAsOwner(): Promise<void> {
  const url = casework.database.urls.MIGRATION_DATABASE_URL;
  const owner = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities: [] });
  await owner.initialize();
  try {
    await owner.query(SQL);
  } finally {
    await owner.destroy();
  }
}

async function sendAll(events: readonly Evento[]): Promise<void> {
  for (const event of events) await casework.apply(event);
}

const AGGREGATO = { LineaDiBilancioAggiornata: 'LineaDiBilancio', OperatoreAggiornato: 'Operatore' } as const;
const eventOf = (tipo: keyof typeof AGGREGATO, id: string, versione: number, dati: object): Evento =>
  newEvent({
    tipo,
    ambitoId: A04,
    aggregato: { tipo: AGGREGATO[tipo], id, versione },
    avvenutoIl: ADESSO.toISOString(),
    dati,
  });

test('the documented SQL names every table of the copy that has a version', async () => {
  const tables = await casework.admin<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_name LIKE 'anagrafe\\_%' AND column_name = 'versione' ORDER BY 1`,
    [],
  );
  const named = [...SQL.matchAll(/UPDATE (\w+)/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(tables.map(({ name }) => name));
});

describe('when the outbox is sent again after the documented SQL', () => {
  test('a damaged ente is mended, and its competences come back', async () => {
    const id = randomUUID();
    const competenze = [{ tipo: 'SOCIALE', aree: ['ELD'], prestazioni: [] }];
    const events = [enteDi(id, 1, { competenze }), enteDi(id, 2, { competenze, denominazione: 'Cooperativa Beta' })];
    await sendAll(events);
    await casework.admin('DELETE FROM anagrafe_competenza WHERE ente_id = $1', [id]);
    await casework.admin(`UPDATE anagrafe_ente SET denominazione = 'Sbagliata' WHERE id = $1`, [id]);
    await runAsOwner();
    await sendAll(events);
    expect(
      await casework.admin(
        `SELECT denominazione, versione, tipo FROM anagrafe_ente e JOIN anagrafe_competenza c ON c.ente_id = e.id
         WHERE e.id = $1`,
        [id],
      ),
    ).toEqual([{ denominazione: 'Cooperativa Beta', versione: 2, tipo: 'SOCIALE' }]);
  });

  test('a line takes its newest amount, although an older amount is below its commitments', async () => {
    const id = randomUUID();
    const dati = { pianoId: randomUUID(), anno: 2026, codice: 'L1', stato: 'ATTIVA' };
    const events = ['100.00', '500.00'].map((importo, index) =>
      eventOf('LineaDiBilancioAggiornata', id, index + 1, { ...dati, importo }),
    );
    await sendAll(events);
    await casework.admin('UPDATE anagrafe_linea SET impegnato = 300, importo = 400 WHERE id = $1', [id]);
    await runAsOwner();
    await sendAll(events);
    expect(await casework.admin('SELECT importo, impegnato, versione FROM anagrafe_linea WHERE id = $1', [id])).toEqual(
      [{ importo: '500.00', impegnato: '300.00', versione: 2 }],
    );
  });

  test('an open case stays with its operator, whose earlier incarico has ended', async () => {
    const dati = { account: 'prova-ASSISTENTE_SOCIALE', naturaQualifica: 'ASSISTENTE_SOCIALE' };
    const events = [{ al: '2026-10-31' }, {}].map((extra, index) =>
      eventOf('OperatoreAggiornato', ASSISTENTE, index + 2, { ...dati, incarichi: [incaricoDi(extra)] }),
    );
    await sendAll(events);
    const caso = await percorsoDi(casework).inCarico();
    await runAsOwner();
    await sendAll(events);
    expect(
      await casework.admin(
        'SELECT operatore_id, natura FROM responsabilita WHERE presa_in_carico_id = $1 AND upper_inf(periodo)',
        [caso],
      ),
    ).toEqual([{ operatore_id: ASSISTENTE, natura: expect.any(String) }]);
    expect(await casework.admin('SELECT versione FROM anagrafe_operatore WHERE id = $1', [ASSISTENTE])).toEqual([
      { versione: 3 },
    ]);
  });

  test('the copy is the same when only the last state of each record is left', async () => {
    const [ente, linea, operatore] = [randomUUID(), randomUUID(), randomUUID()];
    const competenze = [{ tipo: 'SOCIALE', aree: ['ELD'], prestazioni: [] }];
    const delOperatore = { naturaQualifica: 'ASSISTENTE_SOCIALE' };
    const dellaLinea = { pianoId: randomUUID(), anno: 2026, codice: 'L2', stato: 'ATTIVA' };
    const storia = [
      enteDi(ente, 1, { competenze }),
      enteDi(ente, 2, { competenze, denominazione: 'Cooperativa Gamma' }),
      eventOf('LineaDiBilancioAggiornata', linea, 1, { ...dellaLinea, importo: '100.00' }),
      eventOf('LineaDiBilancioAggiornata', linea, 2, { ...dellaLinea, importo: '500.00' }),
      eventOf('OperatoreAggiornato', operatore, 1, { ...delOperatore, incarichi: [incaricoDi({ al: '2026-11-30' })] }),
      eventOf('OperatoreAggiornato', operatore, 2, { ...delOperatore, incarichi: [incaricoDi({})] }),
    ];
    const copia = async (): Promise<unknown[]> => {
      const righe: unknown[] = [];
      for (const tabella of ['ente', 'competenza', 'linea', 'operatore', 'assenza'])
        righe.push(await casework.admin(`SELECT t.* FROM anagrafe_${tabella} AS t ORDER BY t::text`, []));
      return righe;
    };
    await sendAll(storia);
    const prima = await copia();
    await runAsOwner();
    expect(await copia()).not.toEqual(prima);
    // What the purge leaves of the outbox: the records of the other tests have been sent in their last state before.
    await sendAll(storia.filter(({ aggregato }) => aggregato.versione === 2));
    const dopo = await copia();
    const propri = (copie: unknown[]): unknown[] =>
      copie.map((righe) =>
        (righe as object[]).filter((riga) => [ente, linea, operatore].some((id) => Object.values(riga).includes(id))),
      );
    expect(propri(dopo)).toEqual(propri(prima));
  });
});

describeWorkerPlans('casework', A04, TABELLE_PICCOLE);
