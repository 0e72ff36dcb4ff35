// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from '@ambito/config';

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

/** What nobody may exceed, whoever asks. These are no settings: they are sized on the widest screen, with room to spare. */
export const FIXED_LIMITS = {
  levels: 14,
  /** `__typename` counts as an alias like any other field. */
  aliases: 30,
  directives: 20,
  tokens: 2_000,
  /** Selections, those of a fragment counted wherever it is spread. */
  selections: 5_000,
  /** How many times a field may stand below itself. Comune → Ambito → Comuni is a normal question; a longer circle is an attack. */
  repetitions: 2,
  bodyMb: 1,
  fileMb: 32,
  /**
   * Sign-ins under way that one address may have: an office of some hundred people behind one address begins its day so. A flood
   * from an address pushes out its own.
   */
  signIns: 1_000,
} as const;

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

/**
 * The one table of the limits of the gateway, every one with its default. `docs/operations.md` tells them, and a test compares the
 * two. A rate is `requests/seconds`.
 */
export const limitsConfig = z.object({
  LIMIT_READING: rate('600/60'),
  LIMIT_WRITING: rate('120/60'),
  LIMIT_PROBING: rate('60/600'),
  LIMIT_FILES: rate('120/60'),
  LIMIT_ANONYMOUS: rate('100/10'),
  LIMIT_SIGN_IN: rate('3000/60'),
  COST_SIGNED_IN: whole(100_000, 1_000, 1_000_000),
  COST_ANONYMOUS: whole(60_000, 1_000, 1_000_000),
  ANONYMOUS_IN_HAND: whole(4, 1, 1_000),
  ANONYMOUS_WAITING: whole(50, 0, 10_000),
  ANONYMOUS_HEAVY_COST: whole(10_000, 1, 1_000_000),
  ANONYMOUS_REST_MS: whole(20, 0, 1_000),
  ANONYMOUS_PAUSE: whole(10, 0, 100),
  SUBGRAPH_IN_FLIGHT: whole(20, 2, 1_000),
  SUBGRAPH_WAITING: whole(200, 0, 10_000),
  SUBGRAPH_WAIT_MS: whole(3_000, 100, 15_000),
  SUBGRAPH_ANONYMOUS_IN_FLIGHT: whole(2, 1, 1_000),
  SUBGRAPH_ANONYMOUS_WAITING: whole(50, 0, 10_000),
  SUBGRAPH_TRANSFERS: whole(16, 2, 1_000),
  SUBGRAPH_ANONYMOUS_TRANSFERS: whole(4, 1, 1_000),
  SUBGRAPH_ADDRESS_TRANSFERS: whole(2, 1, 1_000),
  TRANSFER_LEAST_KB: whole(16, 1, 1_000),
});
export type LimitsConfig = z.infer<typeof limitsConfig>;
