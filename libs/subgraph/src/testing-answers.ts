// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Ruolo } from '@ambito/access';

/** Who asks: a role held in Ambito A (`proprio`) or in another (`altro`), or nobody. */
export interface Chi {
  readonly ruolo: Ruolo | null;
  readonly ambito: 'proprio' | 'altro';
}

/** What a call answered. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { extensions: Record<string, unknown> }[];
}

/** The codes of an error that refuses whoever asks, whatever is asked for. */
export const REFUSED: readonly string[] = ['FORBIDDEN', 'UNAUTHENTICATED'];

/** Whether an answer holds anything but nulls, empty lists and page marks. */
export function shows(data: unknown): boolean {
  if (data === null || data === undefined || data === false || data === 0) return false;
  if (Array.isArray(data)) return data.some(shows);
  if (typeof data === 'object')
    return Object.entries(data).some(([name, value]) => name !== 'pageInfo' && shows(value));
  return true;
}
