// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import type { WriteUnit } from '@ambito/persistence';
import type { FasciaOraria } from '@ambito/orari';
import { ORARI_SQL } from '../orari/orari.sql.ts';

/** Tells the other services the state of a sede with its weekly hours. */
export async function emettiSede(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<{
    ambitoId: string;
    comune: string;
    denominazione: string;
    attivaDal: string;
    attivaAl: string | null;
    versione: number;
    orari: FasciaOraria[];
  }>(
    `SELECT ambito_id AS "ambitoId", codice_istat AS comune, denominazione, lower(periodo) AS "attivaDal", upper(periodo) - 1 AS "attivaAl",
            versione, coalesce((SELECT json_agg(o) FROM (${ORARI_SQL} WHERE sede_id = sede.id ORDER BY validita, giorno, fascia) AS o), '[]') AS orari
     FROM sede WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No Sede ${id}`);
  const { ambitoId, versione, attivaAl, orari, ...dati } = stato;
  unit.emit(
    newEvent({
      tipo: 'SedeAggiornata',
      ambitoId,
      aggregato: { tipo: 'Sede', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: { ...dati, ...(attivaAl === null ? {} : { attivaAl }), orari: orari.map(senzaNulli) },
    }),
  );
}

function senzaNulli({ giorno, dalle, alle, validoDal, validoAl }: FasciaOraria): FasciaOraria {
  return { giorno, dalle, alle, validoDal, ...(validoAl === null || validoAl === undefined ? {} : { validoAl }) };
}
