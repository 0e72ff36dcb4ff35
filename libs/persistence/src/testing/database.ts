// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDataSource, type DataSource, type EntityClass } from '../data-source.ts';

/** Looks something up in a database by a connection of its own, which is closed afterwards. */
export async function askDatabase<R>(
  url: string,
  ask: (dataSource: DataSource) => Promise<R>,
  entities: readonly EntityClass[] = [],
): Promise<R> {
  const dataSource = createDataSource({ url, applicationName: 'prova', poolSize: 1, entities });
  await dataSource.initialize();
  try {
    return await ask(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
