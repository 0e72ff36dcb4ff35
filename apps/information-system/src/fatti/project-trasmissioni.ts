// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';
import { giorno } from './giorno.ts';
import { NIENTE, type Toccati } from './toccati.ts';

/** A transmission counts on the day on which it was sent, whenever its outcome comes. */
export async function projectTrasmissioni(
  unit: WorkUnit,
  events: readonly EventoDi<'TrasmissioneAggiornata'>[],
): Promise<Toccati> {
  if (events.length === 0) return NIENTE;
  const righe = events.map(({ aggregato, dati }) => ({
    ...dati,
    id: aggregato.id,
    versione: aggregato.versione,
    trasmessa: giorno(dati.trasmessaIl),
    vista: giorno(dati.presaVisioneIl),
    esito: giorno(dati.esitoIl),
  }));
  const cambiate = await unit.query<{ trasmessa: string }>(
    `INSERT INTO fatto_trasmissione (ambito_id, id, pseudonimo, comune, sede, ente, tipo, area, prestazione, stato, trasmessa, entro, vista,
                                     esito, motivo, versione)
     SELECT $1, id, pseudonimo, "comuneResidenza", "sedeId", "enteId", tipo, area, prestazione, stato, trasmessa, entro, vista,
            esito, "motivoRifiuto", versione
     FROM jsonb_to_recordset($2) AS e (id uuid, pseudonimo text, "comuneResidenza" text, "sedeId" uuid, "enteId" uuid, tipo text, area text,
       prestazione text, stato text, trasmessa date, entro date, vista date, esito date, "motivoRifiuto" text, versione integer)
     ON CONFLICT (ambito_id, id) DO UPDATE SET pseudonimo = excluded.pseudonimo, comune = excluded.comune, stato = excluded.stato,
       vista = excluded.vista, esito = excluded.esito, motivo = excluded.motivo, versione = excluded.versione
     WHERE fatto_trasmissione.versione < excluded.versione RETURNING trasmessa`,
    [unit.ambitoId, JSON.stringify(righe)],
  );
  return { giorni: cambiate.map(({ trasmessa }) => trasmessa), da: null };
}
