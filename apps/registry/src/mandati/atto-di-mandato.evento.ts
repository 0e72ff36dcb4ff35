// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';

/** Tells the other services which operators a Comune has given its mandate to, and when. */
export async function emettiAttoDiMandato(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<{ versione: number; dati: object }>(
    `SELECT versione, json_strip_nulls(json_build_object(
       'comune', codice_istat, 'dal', lower(periodo), 'al', upper(periodo) - 1,
       'operatori', (SELECT json_agg(operatore_id ORDER BY operatore_id) FROM atto_di_mandato_operatore WHERE atto_id = a.id))) AS dati
     FROM atto_di_mandato a WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No AttoDiMandato ${id}`);
  unit.emit(
    newEvent({
      tipo: 'AttoDiMandatoAggiornato',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'AttoDiMandato', id, versione: stato.versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: stato.dati,
    }),
  );
}
