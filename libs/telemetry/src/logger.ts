// SPDX-License-Identifier: AGPL-3.0-or-later
import { pino, type Logger } from 'pino';

export type { Logger };

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
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.codiceFiscale',
        '*.nome',
        '*.cognome',
        '*.variables',
        '*.parameters',
        'err.parameters',
        'err.detail',
      ],
      censor: '[omesso]',
    },
  });
}
