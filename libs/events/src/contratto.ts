// SPDX-License-Identifier: AGPL-3.0-or-later
import { FORMA_CODICE, FORMA_LINGUA, FORMA_PRESTAZIONE, LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { z } from 'zod';

/*
 * The parts of the contracts. Every object is strict and, in the events of casework, every string is a code, a date, an
 * instant, an id, an amount or a pseudonym, so that no personal data slips in, as a field or as a text.
 */

/** YYYY-MM-DD, a day in Rome. The end of a period is its last day. */
export const giorno = z.iso.date();
/** An instant in UTC, ending in Z. */
export const istante = z.iso.datetime();
export const id = z.guid();
/** ISTAT code, six digits. */
export const comune = z.string().regex(/^\d{6}$/);
/** Euro, as a decimal string: numeric(14,2). */
export const importo = z.string().regex(/^\d{1,12}\.\d{2}$/);
/** A person, under a pseudonym: 64 hexadecimal digits that casework computes. */
export const pseudonimo = z.string().regex(/^[0-9a-f]{64}$/);
/** A code of a vocabulary that grows by data. It has no digits, so that a fiscal code cannot pass for one. */
export const codice = z.string().max(LUNGHEZZA_CODICE).regex(FORMA_CODICE);
/** Code of a prestazione on SIUSS's list, as in `A2.07`. */
export const codicePrestazione = z.string().regex(FORMA_PRESTAZIONE);
/** ISO 639-1. */
export const codiceLingua = z.string().regex(FORMA_LINGUA);

/**
 * One version of one kind of event: the envelope and the state of the aggregate.
 * `chiavi` gives other schemas for the two ids, for an aggregate that belongs to no Ambito, such as a Comune.
 */
export function contratto<
  T extends string,
  A extends string,
  D extends z.ZodType,
  I extends z.ZodType<string> = typeof id,
  M extends z.ZodType<string | null> = typeof id,
>(tipo: T, aggregato: A, dati: D, chiavi: { aggregatoId?: I; ambitoId?: M } = {}) {
  return z.strictObject({
    id: z.uuidv7(),
    tipo: z.literal(tipo),
    versioneSchema: z.literal(1),
    ambitoId: (chiavi.ambitoId ?? id) as M,
    aggregato: z.strictObject({
      tipo: z.literal(aggregato),
      id: (chiavi.aggregatoId ?? id) as I,
      /** Grows with each state of the aggregate: the highest version counts. */
      versione: z.int().positive(),
    }),
    avvenutoIl: istante,
    dati,
  });
}
