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
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDir, 'postgres') });
  const { adminUrl } = server;
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
    return { of: (service) => urls.get(service) ?? {}, queueUrl, server, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
