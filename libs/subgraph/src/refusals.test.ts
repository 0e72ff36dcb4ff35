// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione } from '@ambito/access';
import { Forbidden } from '@ambito/errors';
import type { WriteUnit } from '@ambito/persistence';
import { callSubgraph } from '@ambito/testing';
import pg from 'pg';
import { Ctx, Query, Resolver } from 'type-graphql';
import { Azione } from './binding.ts';
import { Command, Unit } from './command.ts';
import type { GraphContext } from './context.ts';
import type { SubgraphDefinition } from './schema.ts';
import { startService } from './testing/service.ts';

const AMBITO = '0192a04a-0000-7000-8000-000000000a04';
const pubblica = defineAzione('prova.leggi', { descrizione: 'leggere', ammessi: 'pubblico' });
const personale = defineAzione('prova.personale', {
  descrizione: 'leggere',
  ammessi: ['SEGRETARIATO'],
  personale: true,
});
/** Waits until the test gives back the lock. */
const LENTA = `SELECT pg_advisory_xact_lock_shared(lock_key('refusals', 'test'))`;

@Resolver()
class Prova {
  @Query(() => String)
  @Azione(pubblica)
  async pubblica(@Ctx() context: GraphContext): Promise<string> {
    await context.lettura.query('SELECT 1');
    return 'letta';
  }

  @Query(() => String, { nullable: true })
  @Azione(personale)
  async personale(@Ctx() context: GraphContext): Promise<string> {
    await context.lettura.query('SELECT 1');
    context.audit('Prova', 'letta');
    return 'letta';
  }

  @Query(() => String)
  @Azione(personale)
  async lenta(@Ctx() context: GraphContext): Promise<string> {
    await context.lettura.query(LENTA);
    return 'letta';
  }

  @Command(() => String, { description: 'Scrive.', ammessi: ['SEGRETARIATO'] })
  async scrivi(@Unit() unit: WriteUnit): Promise<string> {
    await unit.query('SELECT 1');
    return 'scritta';
  }
}

@Resolver()
class Nega {
  @Command(() => String, { description: 'Nega.', ammessi: ['SEGRETARIATO'] })
  nega(@Unit() _unit: WriteUnit): Promise<string> {
    throw new Forbidden('Non spetta a te');
  }
}

const definition: SubgraphDefinition = {
  name: 'prova',
  resolvers: [new Prova(), new Nega()],
  references: [],
  entities: [],
  rules: {},
};

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService('casework', definition, () => ({ ambito: AMBITO }));
});
afterAll(() => service.stop());

test('a caller without a role in the Ambito that the request names is refused, and that is no failure', async () => {
  const authorization = await service.bearer('SEGRETARIATO');
  const ask = (ambito: string) => callSubgraph(service.app.port, { query: '{ personale }', authorization, ambito });
  expect(await ask('0192a04a-0000-7000-8000-000000000a05')).toEqual({
    status: 403,
    errors: [{ message: 'Non hai ruoli in questo Ambito', extensions: { code: 'FORBIDDEN' } }],
  });
  expect(await ask('x')).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(await ask(AMBITO)).toMatchObject({ status: 200, data: { personale: 'letta' } });
});

/** How often requests were refused so far, by action and reason. */
async function refused(): Promise<Record<string, number>> {
  const metrics = await (await fetch(`http://127.0.0.1:${service.app.metricsPort}/metrics`)).text();
  const lines = metrics.matchAll(/^ambito_refused_total\{.*action="(.*?)",reason="(.*?)".*\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, action, reason, count]) => [`${action} ${reason}`, Number(count)]));
}

test('a refusal of authorisation is counted once a request, by action and reason', async () => {
  const before = await refused();
  const authorization = await service.bearer('SEGRETARIATO');
  const post = { query: '{ personale }', authorization };
  await service.call('CITTADINO', '{ una: personale altra: personale }');
  await service.call('SEGRETARIATO', '{ personale }', {}, { ruolo: { sede: AMBITO } });
  await service.call(null, '{ personale }');
  await service.call('SEGRETARIATO', 'mutation { nega }');
  await callSubgraph(service.app.port, { ...post, ambito: '0192a04a-0000-7000-8000-000000000a05' });
  await callSubgraph(service.app.port, { ...post, ruolo: 'COORDINATORE' });
  await callSubgraph(service.app.port, { ...post, authorization: 'Bearer none' });
  await fetch(`http://127.0.0.1:${service.app.port}/graphql`, { method: 'POST', body: '{}' });
  const after = await refused();
  const grown = Object.entries(after).map(([what, count]) => [what, count - (before[what] ?? 0)]);
  expect(Object.fromEntries(grown.filter(([, count]) => count !== 0))).toEqual({
    'prova.personale role': 1,
    'prova.personale limit': 1,
    'prova.personale not_signed_in': 1,
    'nega relation': 1,
    'none ambito': 1,
    'none chosen_role': 1,
    'none token': 1,
    'none proof': 1,
  });
});

test('a request that gets no client of a full pool may be tried again, whatever it asks', async () => {
  const tutto = new pg.Client({ connectionString: service.database.adminUrl });
  await tutto.connect();
  await tutto.query(`SELECT pg_advisory_lock(lock_key('refusals', 'test'))`);
  const lente = Array.from({ length: 20 }, () => service.call('SEGRETARIATO', '{ lenta }'));
  while ((await service.statements()) < 60) await new Promise((resolve) => setTimeout(resolve, 10));
  const answers = await Promise.all(
    ['{ pubblica }', '{ personale }', 'mutation { scrivi }'].map((query) => service.call('SEGRETARIATO', query)),
  );
  for (const { status, errors } of answers) {
    expect(status).toBe(200);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAVAILABLE', ritentabile: true }]);
  }
  await tutto.end();
  await Promise.all(lente);
  expect(await service.call('SEGRETARIATO', '{ personale }')).toMatchObject({ data: { personale: 'letta' } });
});
