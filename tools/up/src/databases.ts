// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import {
  provisionQueue,
  provisionService,
  serviceUrl,
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
  stop(): Promise<void>;
}

const databaseOf = (service: Service) => service.replace('-', '_') as 'registry' | 'casework' | 'information_system';

/** The databases given in the environment, or those of the embedded server with their roles. */
export async function openDatabases(
  settings: Settings,
  secrets: Secrets,
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
      stop: () => Promise.resolve(),
    };
  }
  const server = await startEmbeddedPostgres({ home: join(settings.dataDir, 'postgres') });
  const { adminUrl } = server;
  try {
    for (const database of SERVICES.map(databaseOf)) {
      await provisionService(adminUrl, database, {
        owner: secrets[`${database}_owner`],
        service: secrets[`${database}_service`],
        worker: secrets[`${database}_worker`],
      });
    }
    await provisionQueue(adminUrl, secrets.queue_owner);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    of: (service) => {
      const database = databaseOf(service);
      const url = (role: 'owner' | 'service' | 'worker') =>
        serviceUrl(adminUrl, database, `${database}_${role}`, secrets[`${database}_${role}`]);
      return { DATABASE_URL: url('service'), WORKER_DATABASE_URL: url('worker'), MIGRATION_DATABASE_URL: url('owner') };
    },
    queueUrl: serviceUrl(adminUrl, 'queue', 'queue_owner', secrets.queue_owner),
    server,
    stop: () => server.stop(),
  };
}
