// SPDX-License-Identifier: AGPL-3.0-or-later
import { withClient } from '@ambito/embedded-postgres';

const MARK = 'Dati dimostrativi caricati';

/**
 * Whether the embedded server already has all the demonstration data. It is noted on the database of the registry itself, so that
 * the note goes when the data go.
 * @param adminUrl of the superuser
 */
export function hasDemo(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, async (query) => {
    const [found] = await query(
      "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = 'registry'",
    );
    return found?.mark === MARK;
  });
}

/** Notes that all the demonstration data are there. */
export async function markDemo(adminUrl: string): Promise<void> {
  await withClient(adminUrl, (query) => query(`COMMENT ON DATABASE registry IS '${MARK}'`));
}
