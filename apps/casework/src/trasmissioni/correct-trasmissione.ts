// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WriteUnit } from '@ambito/persistence';
import type { StatoTrasmissione } from './stati.ts';
import { TrasmissioneEntity } from './trasmissione.entity.ts';
import { emitTrasmissione } from './trasmissione.evento.ts';

/** The step that gave a transmission its state, as it is written. */
export interface PassoScritto {
  readonly id: string;
  readonly stato: StatoTrasmissione;
  readonly avvenutoIl: Date;
  readonly motivo: string | null;
  /** The state of the step before it; null when there is none. */
  readonly restaStato: StatoTrasmissione | null;
  /** The instant of the step before it, or of the transmission. */
  readonly dopo: Date;
}

/** Reads the step that gave a locked transmission its state. */
export async function findPasso(
  unit: WriteUnit,
  trasmissioneId: string,
  stato: StatoTrasmissione,
): Promise<PassoScritto> {
  const [passo] = await unit.query<PassoScritto & { [column: string]: unknown }>(
    `SELECT p.id, p.stato, p.avvenuto_il AS "avvenutoIl", p.motivo, prima.stato AS "restaStato",
            coalesce(prima.avvenuto_il, t.trasmessa_il) AS dopo
     FROM trasmissione_passo p
     JOIN trasmissione t ON t.ambito_id = p.ambito_id AND t.id = p.trasmissione_id
     LEFT JOIN trasmissione_passo prima
       ON prima.ambito_id = p.ambito_id AND prima.trasmissione_id = p.trasmissione_id AND prima.stato <> p.stato
     WHERE p.ambito_id = $1 AND p.trasmissione_id = $2 AND p.stato = $3`,
    [unit.ambitoId, trasmissioneId, stato],
  );
  if (passo === undefined) throw new Error(`No ${stato} of Trasmissione ${trasmissioneId}`);
  return passo;
}

/** Writes the state of a locked transmission one of whose steps was annulled or corrected. @returns the transmission's id */
export async function correctTrasmissione(
  unit: WriteUnit,
  { trasmissioneId, versione, motivo }: { trasmissioneId: string; versione: number; motivo: string },
  stato: StatoTrasmissione,
): Promise<string> {
  await unit.manager.update(
    TrasmissioneEntity,
    { ambitoId: unit.ambitoId, id: trasmissioneId },
    { stato, versione: versione + 1 },
  );
  await emitTrasmissione(unit, trasmissioneId);
  unit.audit('Trasmissione', trasmissioneId, motivo);
  return trasmissioneId;
}
