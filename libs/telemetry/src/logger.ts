// SPDX-License-Identifier: AGPL-3.0-or-later
import { pino, type Logger } from 'pino';

export type { Logger };

const FIELDS = ['authorization', 'cookie', 'codiceFiscale', 'nome', 'cognome', 'variables', 'parameters'];
/** The fields of a database error that show the row or the values. */
const DATABASE_FIELDS = ['parameters', 'detail', 'where'];
const PERSONAL = [
  ...FIELDS.flatMap((field) => [field, `*.${field}`]),
  // TypeORM wraps the driver's error, which has the same fields.
  ...DATABASE_FIELDS.flatMap((field) => [`err.${field}`, `err.*.${field}`]),
];

/**
 * Structured logs on standard output, one JSON object a line.
 * Callers log ids of requests, operations and jobs, and never data that identify a person. The redaction below is the
 * second wall, for a field of an object that is logged whole.
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
