// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AmbitoUnit } from '../ambito-unit.ts';
import { columnsOf } from '@ambito/persistence';
import { conAttesa, insertTratti, workOutSuccessori, writeTratti } from './entrust-case.ts';
import { ResponsabilitaEntity } from './responsabilita.entity.ts';
import type { Tratto } from './tratti.ts';

type Durato = Tratto & { readonly dalle: Date; readonly alle: Date | null };

/**
 * Takes a stretch that was a mistake out of a locked case, and closes the gap. Whoever answered before did so all the time, up to the end
 * of their service; from then on whoever succeeds them. If the stretch lasts, later decisions stay; if it is over, what follows it does.
 * @param dalle the instant at which it begins; another stretch ends then
 */
export async function withdrawTratto(unit: AmbitoUnit, presaInCaricoId: string, dalle: Date): Promise<void> {
  const caso = [unit.ambitoId, presaInCaricoId];
  const tratti = await unit.query<Durato>(
    `SELECT ${columnsOf(ResponsabilitaEntity)} FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2 ORDER BY periodo`,
    caso,
  );
  const indice = tratti.findIndex((tratto) => tratto.dalle.getTime() === dalle.getTime());
  const [prima, tolto] = [tratti[indice - 1], tratti[indice]];
  if (prima === undefined || tolto === undefined)
    throw new Error(`No stretch of ${presaInCaricoId} that follows another one`);
  const poi = tratti.slice(indice + 1);
  if (tolto.alle === null || tolto.alle > unit.adesso) {
    const decisi = poi.filter(({ inAttesaDal }) => inAttesaDal === null);
    await writeTratti(unit, new Map([[presaInCaricoId, [prima, ...decisi]]]), dalle);
    return;
  }
  const successori = await readSuccessori(unit, presaInCaricoId, prima, { dalle, alle: tolto.alle });
  const [prossimo, ...altri] = poi;
  const torna = prossimo !== undefined && stessaPersona(successori.at(-1) ?? prima, prossimo);
  // The end is read as text: a Date loses the microsecond that a stretch lasts when a case ended in the instant of its handover.
  const via = await unit.query<{ fine: string | null }>(
    `WITH via AS (
       DELETE FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) = ANY ($3::timestamptz[])
       RETURNING periodo)
     SELECT upper(range_merge(range_agg(periodo)))::text AS fine FROM via`,
    [...caso, torna ? [tolto.dalle, prossimo.dalle] : [tolto.dalle]],
  );
  const fine = via[0]?.fine ?? null;
  await unit.query(
    `UPDATE responsabilita SET periodo = tstzrange(lower(periodo), $4::timestamptz)
     WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) = $3`,
    [...caso, prima.dalle, successori[0]?.dalle ?? fine],
  );
  await insertTratti(
    unit,
    successori.map((tratto) => ({ ...tratto, presaInCaricoId, alle: tratto.alle ?? fine })),
  );
  const attesa = (successori.at(-1) ?? prima).inAttesaDal;
  if (attesa != null) await writeAttesa(unit, caso, attesa, torna ? altri : poi);
}

/** Whoever succeeded somebody, whose service ended within a time that is over. */
async function readSuccessori(
  unit: AmbitoUnit,
  presaInCaricoId: string,
  prima: Tratto,
  { dalle, alle }: { readonly dalle: Date; readonly alle: Date },
): Promise<ReturnType<typeof conAttesa>> {
  const tutti = await workOutSuccessori(unit, new Map([[presaInCaricoId, [prima]]]), dalle);
  const entro = (tutti.get(presaInCaricoId) ?? []).filter((tratto) => tratto.dalle < alle);
  return conAttesa(entro).slice(1);
}

/** The two stretches are one, once nothing stands between them. */
const stessaPersona = (prima: Tratto, dopo: Tratto): boolean =>
  prima.operatoreId === dopo.operatoreId && prima.natura === dopo.natura;

/** Writes since when a case waits for a successor in the stretches that follow one in which it waits, up to one in which it does not. */
async function writeAttesa(
  unit: AmbitoUnit,
  caso: readonly unknown[],
  attesa: Date,
  seguono: readonly Durato[],
): Promise<void> {
  const fino = seguono.findIndex(({ inAttesaDal }) => inAttesaDal === null);
  const attendono = fino === -1 ? seguono : seguono.slice(0, fino);
  await unit.query(
    `UPDATE responsabilita SET in_attesa_dal = $3 WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND lower(periodo) = ANY ($4::timestamptz[])`,
    [...caso, attesa, attendono.map(({ dalle }) => dalle)],
  );
}
