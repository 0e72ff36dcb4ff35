// SPDX-License-Identifier: AGPL-3.0-or-later
import { AppError, BadUserInput, Unavailable } from '@ambito/errors';
import { isStalePlan } from './statement.ts';

/** The words of each constraint of the database, by its name: the error, in Italian, that people read when it is broken. */
export type DatabaseRules = Readonly<Record<string, () => AppError>>;

/**
 * The same request may succeed in a moment: a conflict with another transaction, a timeout, a connection lost or refused, a server that
 * stops, has no place left or only reads for now (a standby), a name or a network that is not reached.
 */
const RETRIABLE =
  /^(40001|40003|40P01|25006|25P0[34]|53\d{3}|55P03|57014|57P0[1-5]|58\d{3}|08\d{3}|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Errors of the client and its pool, which have no code. */
const LOST =
  /Connection terminated|already released|timeout exceeded when trying to connect|not queryable|Query read timeout|Cannot use a pool/;

/** A text that is not a number, a date or an identifier; a number out of range; a text that cannot be stored. */
const NOT_A_VALUE = /^22(P02|P05|003|007|008|021)$/;

/**
 * The one place where an error of the database becomes an error for people. A rule in the database refuses with
 * the same words as the service. Any other error stays internal and is masked at the edge.
 */
export function translateError(error: unknown, rules: DatabaseRules): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code, constraint } = error as Error & { code?: string; constraint?: string };
  const rule = constraint === undefined ? undefined : rules[constraint];
  if (rule !== undefined) return rule();
  if (LOST.test(error.message) || isStalePlan(error) || (code !== undefined && RETRIABLE.test(code))) {
    return new Unavailable('Il servizio non è raggiungibile in questo momento: riprova tra poco', { cause: error });
  }
  if (code !== undefined && NOT_A_VALUE.test(code)) {
    return new BadUserInput([{ percorso: [], messaggio: 'Un valore non ha la forma attesa' }], undefined, {
      cause: error,
    });
  }
  return error;
}
