// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';

/** The caller: a role held in Ambito A (`proprio`) or in another one (`altro`), or nobody. */
export interface Chi {
  readonly ruolo: Ruolo | null;
  readonly ambito: 'proprio' | 'altro';
}

/** The answer of a call. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown>;
  }[];
}

/** The codes of the errors that refuse a caller, whatever the request is. */
export const REFUSED: readonly string[] = ['FORBIDDEN', 'UNAUTHENTICATED'];

/** Whether an answer holds data: more than nulls, empty lists and page marks. */
export function shows(data: unknown): boolean {
  if (data === null || data === undefined || data === false || data === 0) return false;
  if (Array.isArray(data)) return data.some(shows);
  if (typeof data === 'object')
    return Object.entries(data).some(([name, value]) => name !== 'pageInfo' && shows(value));
  return true;
}
