// SPDX-License-Identifier: AGPL-3.0-or-later
import { testDatabase, type TestDatabase } from '@ambito/testing';
import { plannerOf, readWhole } from './plans.ts';

const A04 = '0192a04a-0000-7000-8000-000000000a04';
let database: TestDatabase;
const planners = {} as Record<'growing' | 'still', Awaited<ReturnType<typeof plannerOf>>>;
beforeAll(async () => {
  // No table of it has a row.
  database = await testDatabase('casework');
  const { adminUrl, urls } = database;
  planners.growing = await plannerOf(adminUrl, urls.DATABASE_URL, A04, true);
  planners.still = await plannerOf(adminUrl, urls.DATABASE_URL, A04);
});
afterAll(async () => {
  await Promise.all(Object.values(planners).map((planner) => planner.close()));
  await database.drop();
});

const OF_ALL_RECORDS = 'SELECT id FROM cartella WHERE ambito_id = $1 AND ($2::uuid IS NULL OR id = $2)';

test.each([
  ['with a filter that no index knows', OF_ALL_RECORDS],
  ['under row-level security alone', 'SELECT id FROM cartella'],
  ['by a state', `SELECT count(*) FROM presa_in_carico WHERE ambito_id = $1 AND stato = $2`],
  ['and sorted before a page is taken', 'SELECT id FROM cartella WHERE ambito_id = $1 ORDER BY md5(id::text) LIMIT $2'],
])('a read of all that an Ambito has is found %s, though its index has a condition', async (_how, sql) => {
  const [table] = /(?<=FROM )\w+/.exec(sql)!;
  expect(await planners.growing.whole(sql)).toEqual([expect.stringMatching(`^${table} of an Ambito by ${table}_`)]);
  expect(await planners.still.whole(sql)).toEqual([]);
});

test.each([
  ['one record', 'SELECT id FROM cartella WHERE ambito_id = $1 AND id = $2'],
  ['some records', 'SELECT id FROM cartella WHERE ambito_id = $1 AND id = ANY ($2::uuid[])'],
  ['a page in the order of an index', 'SELECT id FROM cartella WHERE ambito_id = $1 ORDER BY id LIMIT $2'],
])('a read of %s is none of them', async (_what, sql) => {
  expect(await planners.growing.whole(sql)).toEqual([]);
});

test('a table is read whole by a statement that no index helps', async () => {
  expect(await planners.growing.whole('SELECT count(*) FROM anagrafe_vocabolario')).toEqual([
    expect.stringMatching(/^anagrafe_vocabolario\b/),
  ]);
});

test('what may be read whole is named once, by its table or by its index', async () => {
  const whole = (small: Record<string, string>) => readWhole(planners.growing, [OF_ALL_RECORDS, 'COMMIT'], small);
  const [found] = await whole({});
  expect(found).toMatchObject({ sql: OF_ALL_RECORDS, whole: [expect.any(String)] });
  expect(await whole({ 'cartella of an Ambito': 'a reason' })).toEqual([]);
  expect(await whole({ [found!.whole[0]!]: 'a reason' })).toEqual([]);
  expect(await whole({ cart: 'a reason' })).toEqual([found]);
});
