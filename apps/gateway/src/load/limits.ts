// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';

/**
 * The one table of the numbers, each the default of the setting of its name. `docs/operations.md` tells them, and a test
 * compares the two. A rate is `requests/seconds`.
 */
const NUMBERS = {
  LIMIT_READING: '600/60',
  LIMIT_WRITING: '120/60',
  LIMIT_PROBING: '60/600',
  LIMIT_FILES: '120/60',
  LIMIT_ANONYMOUS: '100/10',
  LIMIT_SIGN_IN: '3000/60',
  COST_SIGNED_IN: 100_000,
  COST_ANONYMOUS: 60_000,
  SUBGRAPH_IN_FLIGHT: 20,
  SUBGRAPH_WAITING: 200,
  SUBGRAPH_WAIT_MS: 3_000,
  SUBGRAPH_ANONYMOUS_IN_FLIGHT: 2,
  SUBGRAPH_ANONYMOUS_WAITING: 50,
} as const;

/** What a limit is for, and the setting that holds its rate. */
export const PURPOSES = {
  /** Every request to the graph of a signed-in account, its writes included. */
  reading: 'LIMIT_READING',
  /** Each command of a mutation. */
  writing: 'LIMIT_WRITING',
  /** Each question whether a person is known: the fields of `probing.ts`. */
  probing: 'LIMIT_PROBING',
  files: 'LIMIT_FILES',
  /** Every request to the graph from an address, without signing in. */
  anonymous: 'LIMIT_ANONYMOUS',
  signIn: 'LIMIT_SIGN_IN',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** How many requests are served in how many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

const rate = (fallback: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}\/[1-9]\d{0,3}$/, 'must be requests/seconds, such as 600/60')
    .transform((text): Rate => {
      const [requests = 1, seconds = 1] = text.split('/').map(Number);
      return { requests, seconds };
    })
    .prefault(fallback);
const whole = (fallback: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback);

/** The limits of the gateway, every one with a default. */
export const limitsConfig = z.object({
  LIMIT_READING: rate(NUMBERS.LIMIT_READING),
  LIMIT_WRITING: rate(NUMBERS.LIMIT_WRITING),
  LIMIT_PROBING: rate(NUMBERS.LIMIT_PROBING),
  LIMIT_FILES: rate(NUMBERS.LIMIT_FILES),
  LIMIT_ANONYMOUS: rate(NUMBERS.LIMIT_ANONYMOUS),
  LIMIT_SIGN_IN: rate(NUMBERS.LIMIT_SIGN_IN),
  COST_SIGNED_IN: whole(NUMBERS.COST_SIGNED_IN, 1_000, 1_000_000),
  COST_ANONYMOUS: whole(NUMBERS.COST_ANONYMOUS, 1_000, 1_000_000),
  SUBGRAPH_IN_FLIGHT: whole(NUMBERS.SUBGRAPH_IN_FLIGHT, 2, 1_000),
  SUBGRAPH_WAITING: whole(NUMBERS.SUBGRAPH_WAITING, 0, 10_000),
  SUBGRAPH_WAIT_MS: whole(NUMBERS.SUBGRAPH_WAIT_MS, 100, 15_000),
  SUBGRAPH_ANONYMOUS_IN_FLIGHT: whole(NUMBERS.SUBGRAPH_ANONYMOUS_IN_FLIGHT, 1, 1_000),
  SUBGRAPH_ANONYMOUS_WAITING: whole(NUMBERS.SUBGRAPH_ANONYMOUS_WAITING, 0, 10_000),
});
export type LimitsConfig = z.infer<typeof limitsConfig>;
