// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { columnsOf, jsonOf, type WorkUnit } from '@ambito/persistence';
import { LineaDiBilancioEntity, RiduzioneLineaEntity } from './linea.entity.ts';

const DELLA_LINEA = ['versione', 'pianoId', 'anno', 'codice', 'fondo', 'annoFondo', 'stato'] as const;

type StatoDiEvento = Pick<LineaDiBilancioEntity, (typeof DELLA_LINEA)[number]> & {
  ambitoId: string;
  /** The approved amount; null while no edition of the plan has the line. */
  importo: string | null;
  riduzione: { id: string; importo: string } | null;
};

/**
 * Tells the other services a budget line: its approved amount, and the amount to which a reduction that awaits its answer would
 * bring it. Nobody can spend from a line that no edition of its plan has, so it is not told.
 */
export async function emitLinea(unit: Pick<WorkUnit, 'query' | 'emit'>, adesso: Date, id: string): Promise<void> {
  const [linea] = await unit.query<StatoDiEvento>(
    `SELECT p.ambito_id AS "ambitoId", ${columnsOf(LineaDiBilancioEntity, 'l', DELLA_LINEA)}, l.importo_approvato::text AS importo,
       (SELECT ${jsonOf(RiduzioneLineaEntity, ['id'], 'r', { importo: 'r.importo::text' })} FROM riduzione_linea AS r
        WHERE r.linea_id = l.id AND r.stato = 'RICHIESTA') AS riduzione
     FROM linea_di_bilancio AS l JOIN piano_di_zona AS p ON p.id = l.piano_id WHERE l.id = $1`,
    [id],
  );
  if (linea === undefined) throw new Error(`No LineaDiBilancio ${id}`);
  const { ambitoId, versione, riduzione, importo, ...dati } = linea;
  if (importo === null) return;
  unit.emit(
    newEvent({
      tipo: 'LineaDiBilancioAggiornata',
      ambitoId,
      aggregato: { tipo: 'LineaDiBilancio', id, versione },
      avvenutoIl: adesso.toISOString(),
      dati: { ...dati, importo, ...(riduzione === null ? {} : { riduzione }) },
    }),
  );
}
