// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig, z } from '@ambito/config';
import { join } from 'node:path';

const DATABASES = ['REGISTRY', 'CASEWORK', 'INFORMATION_SYSTEM'] as const;
const ROLES = ['', 'WORKER_', 'MIGRATION_'] as const;
const EXTERNAL = [
  ...DATABASES.flatMap((name) => ROLES.map((role) => `${name}_${role}DATABASE_URL`)),
  'QUEUE_DATABASE_URL',
];

const schema = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65_534).default(4000),
    AMBITO_DATA: z.string().optional(),
    AMBITO_DEMO: z.enum(['0', '1']).optional(),
    LOG_LEVEL: z.string().default('warn'),
    REDIS_URL: z.string().optional(),
  })
  .loose()
  .superRefine((env, context) => {
    const needed = env.REDIS_URL === undefined ? EXTERNAL : EXTERNAL.filter((name) => name !== 'QUEUE_DATABASE_URL');
    const given = needed.filter((name) => typeof env[name] === 'string');
    if (given.length === 0 || given.length === needed.length) return;
    for (const name of needed.filter((other) => !given.includes(other))) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'set it too: databases of your own are given all together',
      });
    }
  });

/** The settings of `npm start`. */
export interface Settings {
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: string;
  readonly redisUrl: string | undefined;
  /** URLs of databases of one's own, by variable; empty for the embedded server. */
  readonly external: Readonly<Record<string, string>>;
  readonly demo: boolean;
}

export function readSettings(root: string): Settings {
  const env = readConfig(schema);
  const external = Object.fromEntries(
    EXTERNAL.flatMap((name) => (typeof env[name] === 'string' ? [[name, env[name]]] : [])),
  );
  const embedded = Object.keys(external).length === 0;
  return {
    port: env.PORT,
    dataDir: env.AMBITO_DATA ?? join(root, '.data'),
    logLevel: env.LOG_LEVEL,
    redisUrl: env.REDIS_URL,
    external,
    demo: env.AMBITO_DEMO === undefined ? embedded : env.AMBITO_DEMO === '1',
  };
}
