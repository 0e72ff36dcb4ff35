// SPDX-License-Identifier: AGPL-3.0-or-later
import { pino, type Logger } from 'pino';

export type { Logger };

const FIELDS = ['authorization', 'cookie', 'codiceFiscale', 'nome', 'cognome', 'variables', 'parameters'];
/** What an error of the database tells of the row or the values that it stumbled over. */
const DATABASE_FIELDS = ['parameters', 'detail', 'where'];
const PERSONAL = [
  ...FIELDS.flatMap((field) => [field, `*.${field}`]),
  // TypeORM wraps the driver's error, which carries the same again.
  ...DATABASE_FIELDS.flatMap((field) => [`err.${field}`, `err.*.${field}`]),
];

/**
 * Structured logs on standard output, one JSON object a line.
 * What identifies a person never goes in: callers log ids of requests, operations and jobs. The redaction below is the
 * second wall, for a field that slips in through an object logged whole.
 */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: PERSONAL, censor: '[omesso]' },
  });
}
