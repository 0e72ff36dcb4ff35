// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { columnsOf, jsonOf, type WriteUnit } from '@ambito/persistence';
import { AttoDiMandatoEntity } from './atto-di-mandato.entity.ts';

/** Tells the other services which operators a Comune has given its mandate to, and when. */
export const emitAttoDiMandato = (unit: WriteUnit, id: string): Promise<void> =>
  emit(unit, id, 'versione', 'upper(periodo) - 1');

/** Tells the other services that an act never has effect, before the act is deleted. Its last day comes before its first. */
export const emitAttoDiMandatoAnnullato = (unit: WriteUnit, id: string): Promise<void> =>
  emit(unit, id, 'versione + 1', 'lower(periodo) - 1');

const OPERATORI =
  '(SELECT json_agg(operatore_id ORDER BY operatore_id) FROM atto_di_mandato_operatore WHERE atto_id = a.id)';

async function emit(unit: WriteUnit, id: string, versione: string, al: string): Promise<void> {
  const [stato] = await unit.query<{ ambitoId: string; versione: number; dati: object }>(
    `SELECT ${columnsOf(AttoDiMandatoEntity, 'a', ['ambitoId'])}, ${versione} AS versione, json_strip_nulls(${jsonOf(
      AttoDiMandatoEntity,
      ['dal'],
      'a',
      { comune: 'codice_istat', al, operatori: OPERATORI },
    )}) AS dati
     FROM atto_di_mandato a WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No AttoDiMandato ${id}`);
  unit.emit(
    newEvent({
      tipo: 'AttoDiMandatoAggiornato',
      ambitoId: stato.ambitoId,
      aggregato: { tipo: 'AttoDiMandato', id, versione: stato.versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: stato.dati,
    }),
  );
}
