// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { BadUserInput, Conflict, Forbidden, RuleViolation, Unavailable } from '@ambito/errors';
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { createDataSource, type DataSource } from './data-source.ts';
import { A04, A05, conTutto, contesto, registraPersona, unEvento } from './unit.fixture.ts';
import { write, type WriteUnit } from './write-unit.ts';

const RULES = { persona_codice_fiscale: () => new RuleViolation('art. 2 c. 8', 'Già registrata') };
const CODICE = 'RSSMRA80A01H501U';

let database: TestDatabase;
let dataSource: DataSource;
let tutto: Awaited<ReturnType<typeof conTutto>>;
beforeAll(async () => {
  database = await testDatabase('casework');
  tutto = await conTutto(database.adminUrl);
  dataSource = createDataSource({
    url: database.urls.DATABASE_URL,
    applicationName: 'test',
    poolSize: 25,
    entities: [],
  });
  await dataSource.initialize();
});
afterEach(() => tutto.query('TRUNCATE persona, outbox, audit, idempotenza CASCADE'));
afterAll(async () => {
  await dataSource.destroy();
  await tutto.end();
  await database.drop();
});

const TABELLE = ['persona', 'outbox', 'audit', 'idempotenza'];
const righe = async (): Promise<number[]> => {
  const conti: number[] = [];
  for (const tabella of TABELLE) conti.push(await tutto.count(tabella));
  return conti;
};
/** Writes a row, an event and an audit row; then runs the test's own part. */
const registra =
  (poi: (unit: WriteUnit) => Promise<unknown> = async () => undefined, codice?: string) =>
  async (unit: WriteUnit): Promise<string> => {
    const id = await registraPersona(unit, unit.ambitoId, codice);
    unit.emit(unEvento());
    unit.audit('Persona', id, 'prima volta');
    await poi(unit);
    return id;
  };

describe('an operation', () => {
  test('that is over sends no statement by the manager that it has left behind', async () => {
    let late: Promise<unknown> | undefined;
    await write(dataSource, contesto(), { rules: RULES }, async ({ manager }) => {
      await manager.query('SELECT 1');
      late = (async () => {
        // While the operation ends, and before the unit has committed.
        for (let turn = 0; turn < 20; turn += 1) await undefined;
        return manager.query('SELECT 1');
      })().catch((error: unknown) => error);
    });
    expect(await late).toMatchObject({ message: 'The operation is over' });
  });

  test('commits its rows, its events and its audit together', async () => {
    const id = await write(dataSource, contesto({ callerRequestId: 'from-the-caller' }), { rules: RULES }, registra());
    expect(await righe()).toEqual([1, 1, 1, 0]);
    const { rows } = await tutto.query<Record<string, unknown>>('SELECT * FROM audit');
    expect(rows[0]).toMatchObject({
      attore: 'demo-assistente',
      ruolo: 'ASSISTENTE_SOCIALE',
      ambito_id: A04,
      azione: 'persona.registra',
      tipo: 'Persona',
      record_id: id,
      motivo: 'prima volta',
      request_id: 'request-1',
      caller_request_id: 'from-the-caller',
    });
  });

  test('hands over its events unchanged, with their id, Ambito and request', async () => {
    const evento = unEvento();
    await write(dataSource, contesto(), { rules: RULES }, (unit) => Promise.resolve(unit.emit(evento)));
    const { rows } = await tutto.query('SELECT id, ambito_id, evento, request_id, inviato_il FROM outbox');
    expect(rows).toEqual([{ id: evento.id, ambito_id: A04, evento, request_id: 'request-1', inviato_il: null }]);
  });

  test('leaves a digest that reveals a later change of the audit', async () => {
    await write(dataSource, contesto(), { rules: RULES }, registra());
    const { rows } = await tutto.query<{ impronta: Buffer; quando: Date }>(
      `SELECT impronta, quando, attore, ruolo, ambito_id, azione, tipo, record_id, motivo, request_id, caller_request_id FROM audit`,
    );
    const [riga] = rows;
    if (riga === undefined) throw new Error('No audit');
    const { impronta, quando, ...others } = riga;
    const fields = [quando.toISOString(), ...Object.values(others)];
    expect(createHash('sha256').update(JSON.stringify(fields)).digest().equals(impronta)).toBe(true);
  });

  test('that fails after emitting an event leaves nothing', async () => {
    const boom = registra(() => Promise.reject(new Conflict('Modificata nel frattempo', 3)));
    await expect(write(dataSource, contesto(), { rules: RULES }, boom)).rejects.toThrow(Conflict);
    expect(await righe()).toEqual([0, 0, 0, 0]);
  });

  test('that is refused because of a record that it read leaves the audit of that read, and nothing else', async () => {
    const rifiuta = registra((unit) => {
      unit.auditRead('Persona', 'nota');
      return Promise.reject(new Conflict('Già registrata'));
    });
    await expect(write(dataSource, contesto(), { rules: RULES }, rifiuta)).rejects.toThrow(Conflict);
    expect(await righe()).toEqual([0, 0, 1, 0]);
    const { rows } = await tutto.query('SELECT record_id, motivo, attore FROM audit');
    expect(rows).toEqual([{ record_id: 'nota', motivo: 'rifiutato: CONFLICT', attore: 'demo-assistente' }]);
  });

  test('that succeeds audits once a record that it read and wrote, and once a record that it only read', async () => {
    await write(dataSource, contesto(), { rules: RULES }, async (unit) => {
      for (const id of ['scritta', 'letta']) unit.auditRead('Persona', id);
      unit.audit('Persona', 'scritta');
      await Promise.resolve();
    });
    const { rows } = await tutto.query('SELECT record_id FROM audit ORDER BY record_id');
    expect(rows).toEqual([{ record_id: 'letta' }, { record_id: 'scritta' }]);
  });

  test('whose refusal cannot be audited does not reveal the reason', async () => {
    await tutto.query('REVOKE INSERT ON audit FROM casework_service');
    try {
      const rifiuta = (unit: WriteUnit) => {
        unit.auditRead('Persona', 'nota');
        return Promise.reject(new Conflict('Già registrata'));
      };
      await expect(write(dataSource, contesto(), { rules: RULES }, rifiuta)).rejects.toThrow(Unavailable);
    } finally {
      await tutto.query('GRANT INSERT ON audit TO casework_service');
    }
  });

  test('whose audit cannot be written leaves nothing', async () => {
    await tutto.query('REVOKE INSERT ON audit FROM casework_service');
    try {
      const scritto = write(
        dataSource,
        contesto(),
        { rules: RULES, idempotency: { key: 'chiave-1', arguments: {} } },
        registra(),
      );
      await expect(scritto).rejects.toThrow('permission denied for table audit');
    } finally {
      await tutto.query('GRANT INSERT ON audit TO casework_service');
    }
    expect(await righe()).toEqual([0, 0, 0, 0]);
  });

  test('whose event was emitted already leaves nothing', async () => {
    const evento = unEvento();
    const due = registra((unit) => Promise.resolve([unit.emit(evento), unit.emit(evento)]));
    await expect(write(dataSource, contesto(), { rules: RULES }, due)).rejects.toThrow('outbox_pkey');
    expect(await righe()).toEqual([0, 0, 0, 0]);
  });

  test('that breaks a constraint is refused in the words of the Regolamento', async () => {
    await write(dataSource, contesto(), { rules: RULES }, registra(undefined, CODICE));
    const ancora = write(dataSource, contesto(), { rules: RULES }, registra(undefined, CODICE));
    await expect(ancora).rejects.toMatchObject({ articolo: 'art. 2 c. 8', message: 'Già registrata' });
    expect(await righe()).toEqual([1, 1, 1, 0]);
  });

  test('that breaks a constraint without words fails with an internal error', async () => {
    await write(dataSource, contesto(), { rules: {} }, registra(undefined, CODICE));
    const ancora = write(dataSource, contesto(), { rules: {} }, registra(undefined, CODICE));
    await expect(ancora).rejects.toMatchObject({ constraint: 'persona_codice_fiscale' });
  });

  test('of an actor outside any Ambito is refused when it asks for the Ambito', async () => {
    await expect(write(dataSource, contesto({ ambitoId: null }), { rules: RULES }, registra())).rejects.toThrow(
      Forbidden,
    );
  });

  test('cannot write into another Ambito', async () => {
    const altrove = write(dataSource, contesto(), { rules: RULES }, (unit) => registraPersona(unit, A05));
    await expect(altrove).rejects.toThrow('row-level security');
    expect(await righe()).toEqual([0, 0, 0, 0]);
  });

  test('that loses its connection may be tried again', async () => {
    const muore = write(dataSource, contesto(), { rules: RULES }, async (unit) => {
      const [io] = await unit.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await tutto.query('SELECT pg_terminate_backend($1)', [io?.pid]);
      return registraPersona(unit, A04);
    });
    await expect(muore).rejects.toThrow(Unavailable);
    await expect(write(dataSource, contesto(), { rules: RULES }, registra())).resolves.toBeDefined();
  });

  test('gives its connection back, done or failed', async () => {
    const boom = registra(() => Promise.reject(new Error('boom')));
    for (let volta = 0; volta < 60; volta += 1)
      await write(dataSource, contesto(), { rules: RULES }, boom).catch(() => undefined);
    await expect(write(dataSource, contesto(), { rules: RULES }, registra())).resolves.toBeDefined();
  });
});

describe('a part of an operation that may fail alone', () => {
  const due = (codici: readonly string[]) =>
    write(dataSource, contesto(), { rules: RULES }, async (unit) => {
      const esiti: unknown[] = [];
      for (const codice of codici) {
        esiti.push(
          await unit
            .attempt(() => registra(undefined, codice)(unit))
            .then(
              () => 'written',
              (error: unknown) => error,
            ),
        );
      }
      return esiti;
    });

  test('takes back its rows and events, and leaves those before and after it', async () => {
    const esiti = await due([CODICE, CODICE, 'BNCLRA85B41F839X']);
    expect(esiti).toEqual(['written', new RuleViolation('art. 2 c. 8', 'Già registrata'), 'written']);
    expect(await righe()).toEqual([2, 2, 2, 0]);
  });

  test('is taken back with the whole operation', async () => {
    const intera = write(dataSource, contesto(), { rules: RULES }, async (unit) => {
      await unit.attempt(() => registra()(unit));
      throw new Conflict('Altrove');
    });
    await expect(intera).rejects.toThrow('Altrove');
    expect(await righe()).toEqual([0, 0, 0, 0]);
  });
});

describe('an idempotency key', () => {
  const conChiave = (key: string, args: unknown = { nome: 'Maria' }) => ({
    rules: RULES,
    idempotency: { key, arguments: args },
  });

  test('that is used again answers the first result and writes nothing', async () => {
    const prima = await write(dataSource, contesto(), conChiave('chiave-1'), registra());
    const seconda = await write(dataSource, contesto(), conChiave('chiave-1'), registra());
    expect(seconda).toBe(prima);
    expect(await righe()).toEqual([1, 1, 1, 1]);
  });

  test('sent twenty times at once is done once', async () => {
    const tante = await Promise.all(
      Array.from({ length: 20 }, () => write(dataSource, contesto(), conChiave('chiave-20'), registra())),
    );
    expect(new Set(tante).size).toBe(1);
    expect(await righe()).toEqual([1, 1, 1, 1]);
  });

  test('with other arguments is a conflict', async () => {
    await write(dataSource, contesto(), conChiave('chiave-1'), registra());
    const altra = write(dataSource, contesto(), conChiave('chiave-1', { nome: 'Anna' }), registra());
    await expect(altra).rejects.toThrow(Conflict);
    expect(await righe()).toEqual([1, 1, 1, 1]);
  });

  test('of another Ambito is a conflict: the result of one Ambito is not shown in another', async () => {
    await write(dataSource, contesto(), conChiave('chiave-1'), registra());
    const altrove = write(dataSource, contesto({ ambitoId: A05 }), conChiave('chiave-1'), registra());
    await expect(altrove).rejects.toThrow(Conflict);
  });

  test('of a failed operation is free again', async () => {
    const boom = registra(() => Promise.reject(new Conflict('Modificata')));
    await expect(write(dataSource, contesto(), conChiave('chiave-1'), boom)).rejects.toThrow(Conflict);
    await expect(write(dataSource, contesto(), conChiave('chiave-1'), registra())).resolves.toBeDefined();
  });

  test.each([
    ['another account', contesto({ attore: { sub: 'demo-coordinatore', ruoli: [] } })],
    ['another action', contesto({ azione: 'contatto.registra' })],
  ])('is of %s: the same words are another key', async (_, altro) => {
    const prima = await write(dataSource, contesto(), conChiave('chiave-1'), registra());
    await expect(write(dataSource, altro, conChiave('chiave-1'), registra())).resolves.not.toBe(prima);
  });

  test('repeats an empty result', async () => {
    const niente = () => Promise.resolve(null);
    await write(dataSource, contesto(), conChiave('chiave-1'), niente);
    await expect(write(dataSource, contesto(), conChiave('chiave-1'), niente)).resolves.toBeNull();
  });

  test.each(['corta', 'x'.repeat(101)])('of the wrong length is refused', async (key) => {
    await expect(write(dataSource, contesto(), conChiave(key), registra())).rejects.toThrow(BadUserInput);
  });
});
