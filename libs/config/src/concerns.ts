// SPDX-License-Identifier: AGPL-3.0-or-later
import { isAbsolute } from 'node:path';
import { z } from 'zod';

export type Profile = 'local' | 'production';

const port = z.coerce.number().int().min(0).max(65_535);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL');

/** What every process needs. Production is the default: only `npm start` and the tests ask for `local`. */
export const baseConfig = z.object({
  AMBITO_PROFILE: z.enum(['local', 'production']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(0),
  METRICS_PORT: port.default(0),
  /** How long a process that was told to stop still serves, unready, before it takes nothing new. */
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).optional(),
  /** How long it then has to finish what is in hand. */
  STOP_GRACE_SECONDS: z.coerce.number().int().min(1).max(3_600).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** The three database roles of a service: it serves with one, works with another, migrates with a third. */
export const databaseConfig = z.object({
  DATABASE_URL: postgresUrl.optional(),
  WORKER_DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  DATABASE_PREPARED: z.stringbool().default(true),
});

export const oidcConfig = z.object({
  OIDC_ISSUER: z.url('must be the URL of the OpenID Connect issuer'),
  OIDC_AUDIENCE: z.string().min(1, 'must be the audience that access tokens carry'),
});

export interface ProofKey {
  kid: string;
  key: Buffer;
}

/** Keys by which the gateway proves a call: `kid:base64url[,kid:base64url…]`. The first signs, all verify (rotation). */
export const proofConfig = z.object({
  GATEWAY_PROOF_KEYS: z.string().transform((text, context): ProofKey[] => {
    const keys = text.split(',').map((part) => {
      const [kid = '', encoded = ''] = part.split(':');
      return { kid, key: Buffer.from(encoded, 'base64url') };
    });
    if (keys.some(({ kid, key }) => kid === '' || key.length < 32)) {
      context.addIssue({ code: 'custom', message: 'must be kid:key pairs, each key at least 32 bytes in base64url' });
      return z.NEVER;
    }
    return keys;
  }),
});

/** Redis when there is one, otherwise PostgreSQL. */
export const queueConfig = z
  .object({
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//)
      .optional(),
    QUEUE_DATABASE_URL: postgresUrl.optional(),
  })
  .refine((queue) => queue.REDIS_URL !== undefined || queue.QUEUE_DATABASE_URL !== undefined, {
    path: ['REDIS_URL'],
    message: 'set REDIS_URL, or QUEUE_DATABASE_URL for the queue in PostgreSQL',
  });

const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Where uploaded files are kept, a folder or an S3 bucket, and the scanner that checks them before. */
export const filesConfig = z
  .object({
    AMBITO_PROFILE: baseConfig.shape.AMBITO_PROFILE,
    FILES_PATH: z.string().optional(),
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be the http(s) address of the object store' }).optional(),
    // Only characters that need no escaping, because signers escape in different ways.
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
      .optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    CLAMAV_URL: z
      .string()
      .regex(/^tcp:\/\/[^/:]+:\d+$/, 'must be tcp://host:port of clamd')
      .optional(),
  })
  .superRefine((files, context) => {
    const complain = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    const given = S3.filter((name) => files[name] !== undefined);
    if (files.FILES_PATH === undefined && given.length === 0)
      complain('FILES_PATH', 'set FILES_PATH, or S3_* for an object store');
    if (files.FILES_PATH !== undefined && given.length > 0) complain('FILES_PATH', 'set either FILES_PATH or S3_*');
    if (given.length > 0)
      for (const name of S3) if (!given.includes(name)) complain(name, 'set it too: S3_* are given all together');
    if (files.AMBITO_PROFILE !== 'production') return;
    if (files.FILES_PATH !== undefined && !isAbsolute(files.FILES_PATH))
      complain('FILES_PATH', 'must be absolute: a shared volume, the same for each process');
    if (files.S3_ENDPOINT?.startsWith('http:') === true) complain('S3_ENDPOINT', 'must be https');
  });
export type FilesConfig = z.infer<typeof filesConfig>;
