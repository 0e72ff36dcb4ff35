// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AmbitoUnit } from '../ambito-unit.ts';
import { columnsOf } from '@ambito/persistence';
import { conAttesa, insertTratti, workOutSuccessori, writeTratti } from './entrust-case.ts';
import { ResponsabilitaEntity } from './responsabilita.entity.ts';
import type { Tratto } from './tratti.ts';

type Durato = Tratto & { readonly dalle: Date; readonly alle: Date | null };

/** A stretch that is taken out of its case, with the one before it and those after it. */
interface Tolto {
  readonly presaInCaricoId: string;
  readonly prima: Durato;
  readonly tolto: Durato;
  readonly poi: readonly Durato[];
}

/**
 * Takes a stretch that was a mistake out of each of some locked cases, and closes the gap. Whoever answered before did so all the time, up
 * to the end of their service; from then on whoever succeeds them. If the stretch lasts, later decisions stay; if it is over, what follows
 * it does. As many statements for many cases as for one.
 * @param tolti each case once, with the instant at which the stretch begins; another stretch ends then
 */
export async function withdrawTratti(
  unit: AmbitoUnit,
  tolti: readonly { readonly presaInCaricoId: string; readonly dalle: Date }[],
): Promise<void> {
  const tratti = await unit.query<Durato & { presaInCaricoId: string }>(
    `SELECT ${columnsOf(ResponsabilitaEntity)} FROM responsabilita WHERE ambito_id = $1 AND presa_in_carico_id = ANY ($2::uuid[]) ORDER BY periodo`,
    [unit.ambitoId, tolti.map(({ presaInCaricoId }) => presaInCaricoId)],
  );
  const trovati = tolti.map(({ presaInCaricoId, dalle }): Tolto => {
    const delCaso = tratti.filter((tratto) => tratto.presaInCaricoId === presaInCaricoId);
    const indice = delCaso.findIndex((tratto) => tratto.dalle.getTime() === dalle.getTime());
    const [prima, tolto] = [delCaso[indice - 1], delCaso[indice]];
    if (prima === undefined || tolto === undefined)
      throw new Error(`No stretch of ${presaInCaricoId} that follows another one`);
    return { presaInCaricoId, prima, tolto, poi: delCaso.slice(indice + 1) };
  });
  const dura = ({ tolto: { alle } }: Tolto): boolean => alle === null || alle > unit.adesso;
  const durano = trovati.filter(dura);
  if (durano.length > 0)
    await writeTratti(
      unit,
      new Map(
        durano.map(({ presaInCaricoId, prima, poi }) => [
          presaInCaricoId,
          [prima, ...poi.filter(({ inAttesaDal }) => inAttesaDal === null)],
        ]),
      ),
      inizioDi(durano),
    );
  const finiti = trovati.filter((uno) => !dura(uno));
  if (finiti.length > 0) await closeGaps(unit, finiti);
}

const inizioDi = (tolti: readonly Tolto[]): ReadonlyMap<string, Date> =>
  new Map(tolti.map(({ presaInCaricoId, tolto }) => [presaInCaricoId, tolto.dalle]));

/** Takes out stretches that are over. */
async function closeGaps(unit: AmbitoUnit, tolti: readonly Tolto[]): Promise<void> {
  const tutti = await workOutSuccessori(
    unit,
    new Map(tolti.map(({ presaInCaricoId, prima }) => [presaInCaricoId, [prima]])),
    inizioDi(tolti),
  );
  const chiusi = tolti.map(({ presaInCaricoId, prima, tolto, poi }) => {
    const entro = (tutti.get(presaInCaricoId) ?? []).filter(({ dalle }) => tolto.alle === null || dalle < tolto.alle);
    const successori = conAttesa(entro).slice(1);
    const ultimo = successori.at(-1) ?? prima;
    const [prossimo, ...altri] = poi;
    const torna = prossimo !== undefined && stessaPersona(ultimo, prossimo);
    return {
      ...{ presaInCaricoId, prima, successori, attesa: ultimo.inAttesaDal, seguono: torna ? altri : poi },
      via: torna ? [tolto.dalle, prossimo.dalle] : [tolto.dalle],
    };
  });
  // The end is read as text: a Date loses the microsecond that a stretch lasts when a case ended in the instant of its handover.
  const via = await unit.query<{ presaInCaricoId: string; fine: string | null }>(
    `WITH via AS (
       DELETE FROM responsabilita r USING jsonb_to_recordset($2) AS t ("presaInCaricoId" uuid, dalle timestamptz)
       WHERE r.ambito_id = $1 AND r.presa_in_carico_id = t."presaInCaricoId" AND lower(r.periodo) = t.dalle
       RETURNING r.presa_in_carico_id, r.periodo)
     SELECT presa_in_carico_id AS "presaInCaricoId", upper(range_merge(range_agg(periodo)))::text AS fine FROM via GROUP BY presa_in_carico_id`,
    [
      unit.ambitoId,
      JSON.stringify(
        chiusi.flatMap((uno) => uno.via.map((dalle) => ({ presaInCaricoId: uno.presaInCaricoId, dalle }))),
      ),
    ],
  );
  const fini = new Map(via.map(({ presaInCaricoId, fine }) => [presaInCaricoId, fine]));
  const fineDi = (presaInCaricoId: string): string | null => fini.get(presaInCaricoId) ?? null;
  await unit.query(
    `UPDATE responsabilita r SET periodo = tstzrange(lower(r.periodo), t.alle)
     FROM jsonb_to_recordset($2) AS t ("presaInCaricoId" uuid, dalle timestamptz, alle timestamptz)
     WHERE r.ambito_id = $1 AND r.presa_in_carico_id = t."presaInCaricoId" AND lower(r.periodo) = t.dalle`,
    [
      unit.ambitoId,
      JSON.stringify(
        chiusi.map(({ presaInCaricoId, prima: { dalle }, successori }) => ({
          ...{ presaInCaricoId, dalle, alle: successori[0]?.dalle ?? fineDi(presaInCaricoId) },
        })),
      ),
    ],
  );
  await insertTratti(
    unit,
    chiusi.flatMap(({ presaInCaricoId, successori }) =>
      successori.map((tratto) => ({ ...tratto, presaInCaricoId, alle: tratto.alle ?? fineDi(presaInCaricoId) })),
    ),
  );
  await writeAttesa(
    unit,
    chiusi.flatMap(({ presaInCaricoId, attesa, seguono }) =>
      attesa == null ? [] : attendono(seguono).map(({ dalle }) => ({ presaInCaricoId, dalle, attesa })),
    ),
  );
}

/** The two stretches are one, once nothing stands between them. */
const stessaPersona = (prima: Tratto, dopo: Tratto): boolean =>
  prima.operatoreId === dopo.operatoreId && prima.natura === dopo.natura;

/** The stretches in which a case waits for a successor, among those that follow one in which it waits, up to one in which it does not. */
function attendono(seguono: readonly Durato[]): readonly Durato[] {
  const fino = seguono.findIndex(({ inAttesaDal }) => inAttesaDal === null);
  return fino === -1 ? seguono : seguono.slice(0, fino);
}

/** Writes since when some cases wait for a successor in some stretches. */
async function writeAttesa(
  unit: AmbitoUnit,
  tratti: readonly { readonly presaInCaricoId: string; readonly dalle: Date; readonly attesa: Date }[],
): Promise<void> {
  if (tratti.length === 0) return;
  await unit.query(
    `UPDATE responsabilita r SET in_attesa_dal = t.attesa
     FROM jsonb_to_recordset($2) AS t ("presaInCaricoId" uuid, dalle timestamptz, attesa timestamptz)
     WHERE r.ambito_id = $1 AND r.presa_in_carico_id = t."presaInCaricoId" AND lower(r.periodo) = t.dalle`,
    [unit.ambitoId, JSON.stringify(tratti)],
  );
}
