// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotUsable } from '@ambito/telemetry';
import type { DataSource } from 'typeorm';

/**
 * The check of readiness of a process that writes: the database answers, and is written to. A read that is audited writes too.
 * @throws NotUsable on a standby, and where every transaction only reads
 */
export async function requireWritable(dataSource: Pick<DataSource, 'query'>): Promise<void> {
  const [server] = await dataSource.query<{ standby: boolean; readOnly: boolean }[]>(
    `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only')::boolean AS "readOnly"`,
  );
  if (server?.standby === true) throw new NotUsable('standby: the database only reads');
  if (server?.readOnly === true) throw new NotUsable('read-only: transactions of the database only read');
}
