// SPDX-License-Identifier: AGPL-3.0-or-later
import { TooManyRequests } from '@ambito/errors';
import type { QueryRunner } from 'typeorm';
import { rollBack } from './client.ts';
import { rowsOf } from './statement.ts';
import {
  AUDIT,
  AUDIT_PARAMETERS,
  auditParameters,
  beginAgain,
  commit,
  type AuditEntry,
  type UnitContext,
} from './unit-context.ts';

/** How many personal records an account may read in an Ambito on a day of Rome, by each of its roles. */
export interface PersonalReads {
  /** The most records by a role. */
  limitOf(ruolo: string): number;
  /** Tells that an account has read half of its limit, once a day, or that it was refused beyond the limit. It must not throw. */
  onMassReading(told: MassReading): void;
}

/** That somebody reads very much. Who it is stands in the table, which the Ambito reads. */
export interface MassReading {
  readonly ruolo: string;
  readonly ambitoId: string;
  readonly requestId: string;
  readonly refused: boolean;
}

/** What a unit counts its reads by. */
export interface CountContext {
  readonly personalReads: PersonalReads;
  /**
   * The command that what is read is the answer of, if there is one: done now, or repeated with its idempotency key. The answers of
   * commands that are done may go beyond the limit by `RESERVE` of it.
   */
  readonly command?: 'DONE' | 'REPEATED' | undefined;
}

/** The part of the limit that is left, once it is used up, to the answers of commands that are done. */
const RESERVE = 0.1;

type Context = Omit<UnitContext, 'azione' | 'autorizzazione'>;
type Counted = Context & CountContext & { readonly ambitoId: string };

/** Whether the reads of an actor are counted: outside any Ambito there is no personal row to read. */
export function isCounted(context: Context & Partial<CountContext>): context is Counted {
  return context.personalReads !== undefined && context.ambitoId !== null;
}

/** Whether the limit of a day is what refused a statement. */
export function isBeyondLimit(error: unknown): boolean {
  return (error as { constraint?: string } | null)?.constraint === 'letture_entro_il_limite';
}

const dayOf = (adesso: string): string => `(${adesso}::timestamptz AT TIME ZONE 'Europe/Rome')::date`;

const AUDIT_AND_COUNT = auditAndCountSql();

function auditAndCountSql(): string {
  const at = (place: number): string => `$${AUDIT_PARAMETERS + place}`;
  const [ambito, attore, adesso, ruoli, quante, limiti, riserve] = [at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
  const sum = 'prima.registrazioni + excluded.registrazioni';
  const half = (many: string, limite: string): string =>
    `CASE WHEN (${many}) * 2 >= ${limite} THEN ${adesso}::timestamptz END`;
  return `
    WITH scritte AS (${AUDIT})
    INSERT INTO letture_del_giorno AS prima (ambito_id, giorno, attore, ruolo, registrazioni, limite, riserva, segnalate_il)
    SELECT ${ambito}::uuid, ${dayOf(adesso)}, ${attore}::text, ruolo, quante, limite, riserva, ${half('quante', 'limite')}
    FROM unnest(${ruoli}::text[], ${quante}::integer[], ${limiti}::integer[], ${riserve}::integer[]) AS conto (ruolo, quante, limite, riserva)
    ON CONFLICT (ambito_id, giorno, attore, ruolo) DO UPDATE SET
      registrazioni = ${sum}, limite = excluded.limite, riserva = excluded.riserva,
      segnalate_il = coalesce(prima.segnalate_il, ${half(sum, 'excluded.limite')})
    RETURNING new.ruolo, old.segnalate_il IS NULL AND new.segnalate_il IS NOT NULL AS adesso`;
}

/**
 * Writes the audit of what was read and counts it by role, in one statement, and tells of an account that has just read half of its
 * limit.
 * @throws the database's error that `isBeyondLimit` knows: the transaction with all its reads is then taken back
 */
export async function auditAndCount(
  runner: QueryRunner,
  context: Counted,
  entries: readonly AuditEntry[],
): Promise<void> {
  const rows = await rowsOf<{ ruolo: string; adesso: boolean }>(runner, AUDIT_AND_COUNT, [
    ...auditParameters(context, entries),
    ...whose(context),
    ...byRole(context, entries),
  ]);
  for (const { ruolo, adesso: now } of rows) if (now) tell(context, ruolo, false);
}

/**
 * Notes on the client of the reads, which have failed, that an account was refused beyond its limit.
 * @returns the refusal
 */
export async function refuseBeyondLimit(
  runner: QueryRunner,
  context: Counted,
  entries: readonly AuditEntry[],
): Promise<TooManyRequests> {
  await rollBack(runner);
  await beginAgain(runner, context);
  const rows = await rowsOf<{ ruolo: string; secondi: number }>(
    runner,
    `INSERT INTO letture_del_giorno AS prima (ambito_id, giorno, attore, ruolo, registrazioni, limite, segnalate_il, rifiutate)
     SELECT $1::uuid, ${dayOf('$3')}, $2::text, conto.ruolo, 0, conto.limite, $3::timestamptz, 1
     FROM unnest($4::text[], $5::integer[], $6::integer[], $7::integer[]) AS conto (ruolo, quante, limite, riserva)
     LEFT JOIN letture_del_giorno AS lette
       ON lette.ambito_id = $1::uuid AND lette.giorno = ${dayOf('$3')} AND lette.attore = $2::text AND lette.ruolo = conto.ruolo
     WHERE coalesce(lette.registrazioni, 0) + conto.quante > conto.limite + conto.riserva
     ON CONFLICT (ambito_id, giorno, attore, ruolo) DO UPDATE SET
       rifiutate = prima.rifiutate + 1, segnalate_il = coalesce(prima.segnalate_il, excluded.segnalate_il)
     RETURNING new.ruolo, ceil(extract(epoch FROM ((new.giorno + 1)::timestamp AT TIME ZONE 'Europe/Rome') - $3::timestamptz))::integer AS secondi`,
    [...whose(context), ...byRole(context, entries)],
  );
  await commit(runner);
  for (const { ruolo } of rows) tell(context, ruolo, true);
  const [{ ruolo, secondi } = { ruolo: '', secondi: 1 }] = rows;
  const limit = `ruolo legge al massimo ${context.personalReads.limitOf(ruolo)} registrazioni personali al giorno`;
  return new TooManyRequests(
    context.command === undefined
      ? `Il tuo ${limit}: potrai leggerne altre da domani`
      : `Il comando è stato eseguito, ma la risposta non si può mostrare: il tuo ${limit}, e potrai leggerne altre da domani`,
    secondi,
  );
}

function tell({ personalReads, ambitoId, requestId }: Counted, ruolo: string, refused: boolean): void {
  personalReads.onMassReading({ ruolo, ambitoId, requestId, refused });
}

const whose = ({ ambitoId, attore, adesso }: Counted): readonly unknown[] => [
  ambitoId,
  attore.sub,
  adesso.toISOString(),
];

/**
 * Roles, how many records were read by each, its limit, and what this request may read beyond it. Requests of an account lock their rows
 * in the same order.
 */
function byRole({ personalReads, command }: Counted, entries: readonly AuditEntry[]): readonly (readonly unknown[])[] {
  const counts = new Map<string, number>();
  for (const { ruolo } of entries) counts.set(ruolo, (counts.get(ruolo) ?? 0) + 1);
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    sorted.map(([ruolo]) => ruolo),
    sorted.map(([, quante]) => quante),
    sorted.map(([ruolo]) => personalReads.limitOf(ruolo)),
    sorted.map(([ruolo]) => (command === 'DONE' ? Math.floor(personalReads.limitOf(ruolo) * RESERVE) : 0)),
  ];
}
