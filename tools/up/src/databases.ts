// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import {
  provisionQueue,
  provisionService,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@ambito/embedded-postgres';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

export const SERVICES = ['registry', 'casework', 'information-system'] as const;
export type Service = (typeof SERVICES)[number];

export interface Databases {
  /** DATABASE_URL, WORKER_DATABASE_URL and MIGRATION_DATABASE_URL of a service. */
  of(service: Service): Record<string, string>;
  readonly queueUrl: string | undefined;
  /** Process number of the embedded server as it is now; undefined with databases of one's own. */
  postgresPid(): number | undefined;
  stop(): Promise<void>;
}

/** The database of a service, which its roles are named after. */
export const databaseOf = (service: Service) =>
  service.replace('-', '_') as 'registry' | 'casework' | 'information_system';

/**
 * The databases given in the environment, or those of the embedded server with their roles; that one, should it die, is
 * started again where it was.
 * @param on told when it has died, when it is back, and when it cannot be started again
 */
export async function openDatabases(
  settings: Settings,
  secrets: Secrets,
  on: { lost(): void; back(): void; beyondHelp(error: unknown): void },
): Promise<Databases & { server: EmbeddedPostgres | undefined }> {
  const { external } = settings;
  if (Object.keys(external).length > 0) {
    return {
      of: (service) =>
        Object.fromEntries(
          ['DATABASE_URL', 'WORKER_DATABASE_URL', 'MIGRATION_DATABASE_URL'].map((name) => [
            name,
            external[`${databaseOf(service).toUpperCase()}_${name}`] ?? '',
          ]),
        ),
      queueUrl: external['QUEUE_DATABASE_URL'],
      server: undefined,
      postgresPid: () => undefined,
      stop: () => Promise.resolve(),
    };
  }
  const dataDir = join(settings.dataDir, 'postgres');
  let stopping = false;
  let server = await startEmbeddedPostgres({ dataDir });
  const { adminUrl, port } = server;
  const watch = (): void =>
    void server.ended
      .then(async () => {
        if (stopping) return;
        on.lost();
        server = await startEmbeddedPostgres({ dataDir, port });
        if (stopping) return server.stop();
        on.back();
        watch();
      })
      .catch((error: unknown) => on.beyondHelp(error));
  watch();
  const stop = (): Promise<void> => {
    stopping = true;
    return server.stop();
  };
  const urls = new Map<Service, Record<string, string>>();
  try {
    for (const service of SERVICES) {
      const database = databaseOf(service);
      const passwords = {
        owner: secrets[`${database}_owner`],
        service: secrets[`${database}_service`],
        worker: secrets[`${database}_worker`],
      };
      const roles = await provisionService(adminUrl, { service, passwords });
      urls.set(service, {
        DATABASE_URL: roles.service,
        WORKER_DATABASE_URL: roles.worker,
        MIGRATION_DATABASE_URL: roles.owner,
      });
    }
    const queueUrl = await provisionQueue(adminUrl, secrets.queue_owner);
    return { of: (service) => urls.get(service) ?? {}, queueUrl, server, postgresPid: () => server.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
