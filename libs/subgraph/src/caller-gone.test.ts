// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { defineAzione, HEADER_PROVA, signProof } from '@ambito/access';
import type { WriteUnit } from '@ambito/persistence';
import { HEADER_RICHIESTA } from '@ambito/telemetry';
import { callRisorsa, PROOF_KEYS } from '@ambito/testing';
import pg from 'pg';
import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Azione } from './binding.ts';
import { Command, Unit } from './command.ts';
import { GraphContext } from './context.ts';
import type { Risorsa } from './risorsa.ts';
import type { SubgraphDefinition } from './schema.ts';
import { startService } from './testing/service.ts';

const AMBITO = '0192a04a-0000-7000-8000-000000000a04';
const pubblica = defineAzione('prova.leggi', { descrizione: 'leggere', ammessi: 'pubblico' });
const personale = defineAzione('prova.personale', {
  descrizione: 'leggere',
  ammessi: ['SEGRETARIATO'],
  personale: true,
});

/** Some tens of milliseconds on an idle machine. Without a stop, 15 seconds: the limit of a statement. */
const SOON_MS = 3_000;
/** Statements that wait until the test gives back the lock. */
const ATTESA = `SELECT pg_advisory_xact_lock_shared(lock_key('caller-gone', 'test'))`;

@Resolver()
class Lente {
  @Query(() => String)
  @Azione(pubblica)
  async pubblica(@Ctx() context: GraphContext): Promise<string> {
    await context.lettura.query(ATTESA);
    return 'letta';
  }

  @Query(() => String)
  @Azione(personale)
  async personale(@Ctx() context: GraphContext): Promise<string> {
    await context.lettura.query(ATTESA);
    return 'letta';
  }

  @Command(() => String, { description: 'Scrive.', ammessi: ['SEGRETARIATO'] })
  async scrivi(@Unit() unit: WriteUnit): Promise<string> {
    await unit.query(ATTESA);
    unit.audit('Prova', 'scritta');
    return 'scritta';
  }

  /** Reads before it writes, by the reader of the field. */
  @Mutation(() => String)
  @Azione(personale)
  async leggiEScrivi(@Ctx() context: GraphContext): Promise<string> {
    await context.lettura.query(ATTESA);
    return context.write(async (unit) => {
      unit.audit('Prova', 'letta e scritta');
      return 'fatto';
    });
  }
}
/** A resource that reads, and one that reads and writes. */
const risorse: Risorsa[] = (['GET', 'PUT'] as const).map((metodo) => ({
  metodo,
  percorso: '/attesa',
  azione: personale,
  descrizione: 'Una prova.',
  async rispondi(context, _request, response) {
    await context.lettura.query(ATTESA);
    if (metodo === 'PUT') await context.write(async (unit) => void unit.audit('Prova', 'caricata'));
    await context.endReads();
    response.json('letta');
  },
}));
const definition: SubgraphDefinition = {
  name: 'prova',
  rules: {},
  entities: [],
  references: [],
  resolvers: [new Lente()],
  risorse,
};

let service: Awaited<ReturnType<typeof startService>>;
let admin: pg.Client;
let lock: pg.Client;
beforeAll(async () => {
  service = await startService('casework', definition, () => ({ ambito: AMBITO }));
  admin = new pg.Client({ connectionString: service.database.adminUrl });
  lock = new pg.Client({ connectionString: service.database.adminUrl });
  await admin.connect();
  await lock.connect();
});
beforeEach(async () => {
  await lock.query(`SELECT pg_advisory_lock(lock_key('caller-gone', 'test'))`);
});
afterEach(() => lock.query('SELECT pg_advisory_unlock_all()'));
afterAll(async () => {
  await admin.end();
  await lock.end();
  await service.stop();
});

async function attive(): Promise<string[]> {
  const { rows } = await admin.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'casework_service' AND state <> 'idle'`,
  );
  return rows.map(({ query }) => query);
}
async function until(met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) await sleep(10);
}

/** Sends an operation as the gateway does, or asks for a resource, and goes once its statement runs. */
async function askAndGo(what: string | { metodo: 'GET' | 'PUT' }): Promise<void> {
  const authorization = await service.bearer('SEGRETARIATO');
  const caller = new AbortController();
  const { port } = service.app;
  const asked =
    typeof what === 'string'
      ? ask(what, authorization, caller.signal)
      : callRisorsa(port, { ...what, percorso: '/attesa', authorization, signal: caller.signal });
  asked.catch(() => undefined);
  await until(async () => (await attive()).includes(ATTESA));
  caller.abort();
  await expect(asked).rejects.toThrow('aborted');
}

function ask(query: string, authorization: string | undefined, signal: AbortSignal): Promise<Response> {
  const body = JSON.stringify({ query });
  const requestId = randomUUID();
  return fetch(`http://127.0.0.1:${service.app.port}/graphql`, {
    method: 'POST',
    body,
    signal,
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
      [HEADER_RICHIESTA]: requestId,
      [HEADER_PROVA]: signProof(PROOF_KEYS, { body, authorization, ambito: undefined, ruolo: undefined, requestId }),
    },
  });
}

test.each([
  '{ pubblica }',
  '{ personale }',
  '{ primo: personale pubblica secondo: personale }',
  { metodo: 'GET' as const },
])('the caller of %j goes: at once no statement runs and no client is held', async (what) => {
  await askAndGo(what);
  const left = Date.now();
  await until(async () => (await attive()).length === 0);
  expect(Date.now() - left).toBeLessThan(SOON_MS);
  // The clients are whole: more requests than there are clients are answered, and each has its audit.
  await lock.query('SELECT pg_advisory_unlock_all()');
  const answers = await Promise.all(Array.from({ length: 30 }, () => service.call('SEGRETARIATO', '{ personale }')));
  expect(answers.map(({ data }) => data)).toEqual(answers.map(() => ({ personale: 'letta' })));
});

test.each([
  ['mutation { scrivi }', 'scritta'],
  ['mutation { leggiEScrivi }', 'letta e scritta'],
  [{ metodo: 'PUT' as const }, 'caricata'],
])('the caller of %j goes: it runs to its end', async (what, recordId) => {
  await askAndGo(what);
  await sleep(500);
  expect(await attive()).toContain(ATTESA);
  await lock.query('SELECT pg_advisory_unlock_all()');
  const audited = async (): Promise<number> =>
    (await admin.query('SELECT 1 FROM audit WHERE record_id = $1', [recordId])).rowCount ?? 0;
  await until(async () => (await audited()) === 1);
  await until(async () => (await attive()).length === 0);
});
