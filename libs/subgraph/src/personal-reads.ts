// SPDX-License-Identifier: AGPL-3.0-or-later
import { RUOLI, type Ruolo } from '@ambito/access';
import { z } from '@ambito/config';
import type { PersonalReads } from '@ambito/persistence';
import type { Logger, Metrics } from '@ambito/telemetry';

/**
 * How many personal records an account may read in an Ambito on a day, by each role that is held in one: a day's work, some times
 * over, and far fewer than an Ambito has. A record counts each time that it is read. `docs/operations.md` tells the numbers, and a
 * test compares the two.
 */
export const DAILY_READS: Readonly<Partial<Record<Ruolo, number>>> = {
  CITTADINO: 500,
  SEGRETARIATO: 5_000,
  ASSISTENTE_SOCIALE: 5_000,
  COORDINATORE: 20_000,
  COORDINAMENTO_ISTITUZIONALE: 5_000,
  COMUNE: 2_000,
  OPERATORE_ASL: 2_000,
  ENTE_EROGATORE: 2_000,
};
const LEAST = Math.min(...Object.values(DAILY_READS));

const WRONG = 'must be ROLE=records, by commas, such as SEGRETARIATO=5000,COORDINATORE=20000';

export const personalReadsConfig = z.object({
  /** The limits that differ from those of `DAILY_READS`. */
  PERSONAL_READS: z
    .string()
    .default('')
    .transform((text, context): Readonly<Partial<Record<Ruolo, number>>> => {
      const limits: Partial<Record<Ruolo, number>> = {};
      for (const part of text.split(',').filter((given) => given !== '')) {
        const [, role = '', records = ''] = /^([A-Z_]+)=([1-9]\d{0,8})$/.exec(part.trim()) ?? [];
        const ruolo = RUOLI.find((known) => known === role);
        if (ruolo === undefined) {
          context.addIssue({ code: 'custom', message: WRONG });
          return z.NEVER;
        }
        limits[ruolo] = Number(records);
      }
      return limits;
    }),
});

/** The limits of a service, which tells of mass reading by a metric and a line of the log: neither names the account. */
export function personalReads(
  { PERSONAL_READS: given }: z.infer<typeof personalReadsConfig>,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
): PersonalReads {
  const limits: Readonly<Partial<Record<string, number>>> = { ...DAILY_READS, ...given };
  return {
    limitOf: (ruolo) => limits[ruolo] ?? LEAST,
    onMassReading({ ruolo, ambitoId, requestId, refused }) {
      metrics.massReading.inc({ role: ruolo, outcome: refused ? 'refused' : 'reported' });
      logger.warn(
        { role: ruolo, ambito: ambitoId, requestId, limit: limits[ruolo] ?? LEAST },
        refused
          ? 'personal reads beyond the limit of a day refused'
          : 'half of the personal reads of a day are used up',
      );
    },
  };
}
