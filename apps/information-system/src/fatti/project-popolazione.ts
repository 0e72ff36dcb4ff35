// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WorkUnit } from '@ambito/persistence';
import type { EventoDi } from '@ambito/events';
import { NIENTE, type Toccati } from './toccati.ts';

/** Residents belong to no Ambito: the periods of the one that has the Comune are made again when its own events come, at the next day's round, or below when they are known already. */
export async function projectPopolazione(
  unit: WorkUnit,
  events: readonly EventoDi<'PopolazioneAggiornata'>[],
): Promise<Toccati> {
  if (events.length === 0) return NIENTE;
  const cambiati = await unit.query<{ codiceIstat: string }>(
    `INSERT INTO popolazione_versione (codice_istat, versione)
     SELECT codice, versione FROM jsonb_to_recordset($1) AS e (codice text, versione integer)
     ON CONFLICT (codice_istat) DO UPDATE SET versione = excluded.versione WHERE popolazione_versione.versione < excluded.versione
     RETURNING codice_istat AS "codiceIstat"`,
    [JSON.stringify(events.map(({ aggregato }) => ({ codice: aggregato.id, versione: aggregato.versione })))],
  );
  const codici = new Set(cambiati.map(({ codiceIstat }) => codiceIstat));
  const righe = events
    .filter(({ aggregato }) => codici.has(aggregato.id))
    .flatMap(({ dati }) => dati.residenti.map((conto) => ({ codice: dati.codiceIstat, ...conto })));
  await unit.query('DELETE FROM popolazione WHERE codice_istat = ANY ($1)', [[...codici]]);
  await unit.query(
    `INSERT INTO popolazione (codice_istat, anno, residenti)
     SELECT codice, anno, residenti FROM jsonb_to_recordset($1) AS r (codice text, anno smallint, residenti integer)`,
    [JSON.stringify(righe)],
  );
  // Periods known of the Ambiti that have these Comuni; row-level security does not hide them, they are no facts.
  await unit.query(
    `INSERT INTO periodo_da_ricalcolare (ambito_id, periodo)
     SELECT DISTINCT c.ambito_id, c.periodo FROM cella c JOIN ambito_comune m ON m.ambito_id = c.ambito_id
     WHERE m.codice_istat = ANY ($1) AND c.dimensione = 'TOTALE' ORDER BY c.ambito_id, c.periodo
     ON CONFLICT (ambito_id, periodo) DO UPDATE SET periodo = excluded.periodo`,
    [[...codici]],
  );
  return NIENTE;
}
