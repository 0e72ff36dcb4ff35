// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent, type EventoDi } from '@ambito/events';
import type { WorkUnit } from '@ambito/persistence';

/**
 * Keeps a budget line as the registry tells it. When it is asked to come down, answers: yes, if what is left covers what is
 * committed, and from that moment no more than that can be committed, before the registry has heard; or no, and all stays.
 * A reduction is answered once, whatever comes again or late.
 */
export async function keepLinea(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'LineaDiBilancioAggiornata'>,
  adesso: Date,
): Promise<void> {
  const { anno, importo, stato, riduzione } = dati;
  const [tenuta] = await unit.query(
    `INSERT INTO anagrafe_linea (ambito_id, id, anno, attiva, importo, versione) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (ambito_id, id) DO UPDATE SET anno = excluded.anno, attiva = excluded.attiva, importo = excluded.importo, versione = excluded.versione
     WHERE anagrafe_linea.versione < excluded.versione RETURNING 1`,
    [ambitoId, aggregato.id, anno, stato === 'ATTIVA', importo, aggregato.versione],
  );
  if (tenuta === undefined || riduzione === undefined) return;
  const [esame] = await unit.query<{ accolta: boolean; impegnato: string }>(
    `INSERT INTO riduzione_linea_esaminata (ambito_id, id, linea_id, accolta, impegnato)
     SELECT ambito_id, $3, id, impegnato <= $4::numeric, impegnato FROM anagrafe_linea WHERE ambito_id = $1 AND id = $2
     ON CONFLICT DO NOTHING RETURNING accolta, impegnato::text AS impegnato`,
    [ambitoId, aggregato.id, riduzione.id, riduzione.importo],
  );
  await unit.query(
    `UPDATE anagrafe_linea AS l SET importo = $4 FROM riduzione_linea_esaminata AS e
     WHERE l.ambito_id = $1 AND l.id = $2 AND e.ambito_id = $1 AND e.id = $3 AND e.accolta`,
    [ambitoId, aggregato.id, riduzione.id, riduzione.importo],
  );
  if (esame === undefined) return;
  unit.emit(
    newEvent({
      tipo: 'RiduzioneLineaEsaminata',
      ambitoId,
      aggregato: { tipo: 'RiduzioneLinea', id: riduzione.id, versione: 1 },
      avvenutoIl: adesso.toISOString(),
      dati: { lineaId: aggregato.id, ...esame },
    }),
  );
}
