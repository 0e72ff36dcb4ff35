// SPDX-License-Identifier: AGPL-3.0-or-later
import 'reflect-metadata';
import { defineAzione } from '@ambito/access';
import type { WriteUnit } from '@ambito/persistence';
import { callSubgraph } from '@ambito/testing';
import pg from 'pg';
import { Ctx, Query, Resolver } from 'type-graphql';
import { Azione } from './binding.ts';
import { Command, Unit } from './command.ts';
import type { GraphContext } from './context.ts';
import type { SubgraphDefinition } from './schema.ts';
import { startService } from './testing-service.ts';

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

const definition: SubgraphDefinition = {
  name: 'prova',
  resolvers: [new Prova()],
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
