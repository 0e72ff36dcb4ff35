// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent, type EventoDi } from '@ambito/events';
import { keepVersione, type WorkUnit } from '@ambito/persistence';
import { AnagrafeLineaEntity } from './linea-di-bilancio.entity.ts';

/** Locks the budget lines of some events, as far as casework has them, in the order of their ids (ADR 0034). */
export async function lockLinee(
  unit: WorkUnit,
  eventi: readonly EventoDi<'LineaDiBilancioAggiornata'>[],
): Promise<void> {
  if (eventi.length === 0) return;
  await unit.query('SELECT 1 FROM anagrafe_linea WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [
    eventi.map(({ aggregato }) => aggregato.id),
  ]);
}

/**
 * Keeps a budget line, which is locked, as the registry tells it. When the registry asks to reduce the line, casework answers. The answer is yes
 * if the reduced amount covers the committed amount: from that moment no more than the reduced amount can be committed.
 * Otherwise the answer is no, and the line stays as it is. A reduction is answered once, even if it comes again or late.
 */
export async function keepLinea(
  unit: WorkUnit,
  { ambitoId, aggregato, dati }: EventoDi<'LineaDiBilancioAggiornata'>,
  adesso: Date,
): Promise<void> {
  const { anno, codice, fondo = null, annoFondo = null, importo, stato, riduzione } = dati;
  const { id, versione } = aggregato;
  const news = await keepVersione(unit, AnagrafeLineaEntity, [
    { ambitoId, id, anno, codice, fondo, annoFondo, attiva: stato === 'ATTIVA', importo, versione },
  ]);
  if (news.length === 0 || riduzione === undefined) return;
  const [esame] = await unit.query<{ accolta: boolean; impegnato: string }>(
    `INSERT INTO riduzione_linea_esaminata (ambito_id, id, linea_id, accolta, impegnato)
     SELECT ambito_id, $3, id, impegnato <= $4::numeric, impegnato FROM anagrafe_linea WHERE ambito_id = $1 AND id = $2
     ON CONFLICT DO NOTHING RETURNING accolta, impegnato::text AS impegnato`,
    [ambitoId, id, riduzione.id, riduzione.importo],
  );
  await unit.query(
    `UPDATE anagrafe_linea AS l SET importo = $4 FROM riduzione_linea_esaminata AS e
     WHERE l.ambito_id = $1 AND l.id = $2 AND e.ambito_id = $1 AND e.id = $3 AND e.accolta`,
    [ambitoId, id, riduzione.id, riduzione.importo],
  );
  if (esame === undefined) return;
  unit.emit(
    newEvent({
      tipo: 'RiduzioneLineaEsaminata',
      ambitoId,
      aggregato: { tipo: 'RiduzioneLinea', id: riduzione.id, versione: 1 },
      avvenutoIl: adesso.toISOString(),
      dati: { lineaId: id, ...esame },
    }),
  );
}
