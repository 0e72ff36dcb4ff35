// SPDX-License-Identifier: AGPL-3.0-or-later
import { plannerOf, readWhole, recordStatements } from '@ambito/persistence/testing';
import { testDatabase, type TestService } from '@ambito/testing';

/** What every worker reads whole: what waits goes, and its index has nothing else. */
const IN_ATTESA = {
  'outbox by outbox_da_inviare': 'the events that wait for the relay',
  'consegna by consegna_da_confermare': 'the deliveries that wait to be confirmed',
};

/**
 * Declares the test of how the statements are planned that a worker sends in a test file: those of its role, in the tests above the
 * call. They are explained in a database of their own, in which each table has grown.
 * @param small what a statement may read whole, each with the reason why it stays small
 */
export function describeWorkerPlans(
  service: TestService,
  ambito: string,
  small: Readonly<Record<string, string>> = {},
): void {
  let recorder: ReturnType<typeof recordStatements>;
  beforeAll(() => {
    recorder = recordStatements();
  });
  afterAll(() => recorder.stop());

  test('no statement of the worker reads a table whole that may grow', async () => {
    const sent = recorder.take().filter(({ role }) => role === `${service}_worker`);
    const database = await testDatabase(service);
    const planner = await plannerOf(database.adminUrl, database.urls.WORKER_DATABASE_URL, ambito, true);
    try {
      expect(sent).not.toEqual([]);
      const found = await readWhole(
        planner,
        sent.map(({ text }) => text),
        { ...IN_ATTESA, ...small },
      );
      expect(found).toEqual([]);
    } finally {
      await planner.close();
      await database.drop();
    }
  });
}
