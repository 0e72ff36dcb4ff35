// SPDX-License-Identifier: AGPL-3.0-or-later
import { readinessOf } from '@ambito/telemetry';
import { requireWritable } from './require-writable.ts';

const server = (standby: boolean, readOnly: boolean) => ({ query: async () => [{ standby, readOnly }] }) as never;

test.each([
  [false, false, { ready: true, dependencies: { database: 'ok' } }],
  [
    true,
    true,
    { ready: false, dependencies: { database: 'ko' }, reasons: { database: 'standby: the database only reads' } },
  ],
  [
    false,
    true,
    {
      ready: false,
      dependencies: { database: 'ko' },
      reasons: { database: 'read-only: transactions of the database only read' },
    },
  ],
])('a database that is a standby (%j) or only reads (%j) is told by name', async (standby, readOnly, expected) => {
  const needed = { database: () => requireWritable(server(standby, readOnly)) };
  await expect(readinessOf({ needed })).resolves.toEqual(expected);
});
