// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { contratti, type DatiEvento, type TipoEvento } from './contratti.ts';

const busta = z.strictObject({
  id: z.guid(),
  tipo: z.string(),
  versioneSchema: z.int(),
  ambitoId: z.guid().nullable(),
  aggregato: z.strictObject({ tipo: z.string(), id: z.string(), versione: z.int().positive() }),
  avvenutoIl: z.iso.datetime(),
  dati: z.unknown(),
});

interface Busta<T extends TipoEvento> {
  readonly id: string;
  readonly tipo: T;
  readonly versioneSchema: 1;
  /** Null for what belongs to no Ambito, such as the residents of a Comune. */
  readonly ambitoId: string | null;
  readonly aggregato: { readonly tipo: string; readonly id: string; readonly versione: number };
  readonly avvenutoIl: string;
  readonly dati: DatiEvento<T>;
}

/** An event, of one of the known types. */
export type Evento = { [T in TipoEvento]: Busta<T> }[TipoEvento];

/**
 * What a producer writes to its outbox.
 * @throws ZodError when the data are not of the contract: an operation that would tell too much does not commit
 */
export function newEvent<T extends TipoEvento>(evento: {
  tipo: T;
  ambitoId: string | null;
  aggregato: { tipo: string; id: string; versione: number };
  avvenutoIl: string;
  dati: z.input<(typeof contratti)[T][1]> | Record<string, unknown>;
}): Evento {
  const dati = contratti[evento.tipo][1].parse(evento.dati);
  return { ...evento, id: randomUUID(), versioneSchema: 1, dati } as Evento;
}

export type EventoLetto =
  { readonly ok: true; readonly evento: Evento } | { readonly ok: false; readonly motivo: string };

/** What a consumer makes of what came; an unknown type or version, or data not of the contract, is for the dead letters. */
export function parseEvent(raw: unknown): EventoLetto {
  const letto = busta.safeParse(raw);
  if (!letto.success) return { ok: false, motivo: `not an event: ${z.prettifyError(letto.error)}` };
  const { tipo, versioneSchema } = letto.data;
  const contratto = Object.hasOwn(contratti, tipo) ? contratti[tipo as TipoEvento] : undefined;
  if (contratto === undefined) return { ok: false, motivo: `unknown event ${tipo}` };
  if (versioneSchema !== 1) return { ok: false, motivo: `unknown version ${versioneSchema} of ${tipo}` };
  const dati = contratto[1].safeParse(letto.data.dati);
  if (!dati.success) return { ok: false, motivo: `${tipo} not of its contract: ${z.prettifyError(dati.error)}` };
  return { ok: true, evento: { ...letto.data, dati: dati.data } as Evento };
}
