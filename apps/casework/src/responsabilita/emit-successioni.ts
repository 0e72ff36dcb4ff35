// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AmbitoUnit } from '../ambito-unit.ts';
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { inizioDelGiorno } from './entrust-case.ts';
import { finiAttese, type FineAttesa, type Incarico } from './servizio.ts';

/**
 * Art. 2 c. 2: tells the registry, for each end of an incarico that is known, how many open cases have no successor yet. Call
 * it whenever that number may have changed. The same number is told again only if the registry has asked again.
 */
export async function emitSuccessioni(
  unit: AmbitoUnit,
  operatori: readonly string[],
  { richiesta = false }: { richiesta?: boolean } = {},
): Promise<void> {
  const righe = await unit.query<{ id: string; incarichi: Incarico[] }>(
    'SELECT id, incarichi FROM anagrafe_operatore WHERE ambito_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id',
    [unit.ambitoId, operatori],
  );
  for (const { id, incarichi } of righe)
    for (const fine of finiAttese(incarichi, giornoRoma(unit.adesso))) await emitSuccessione(unit, id, fine, richiesta);
}

async function emitSuccessione(
  unit: AmbitoUnit,
  operatoreId: string,
  { incaricoId, al, ultima }: FineAttesa,
  richiesta: boolean,
): Promise<void> {
  // This row serves as the lock: concurrent handovers are counted one after the other.
  const [nota] = await unit.query<{ al: string; senzaSuccessore: number; versione: number }>(
    `INSERT INTO successione (ambito_id, incarico_id, operatore_id, al, senza_successore) VALUES ($1, $2, $3, $4, 0)
     ON CONFLICT (ambito_id, incarico_id) DO UPDATE SET operatore_id = excluded.operatore_id, ritirata = false
     RETURNING al, senza_successore AS "senzaSuccessore", versione`,
    [unit.ambitoId, incaricoId, operatoreId, al],
  );
  const senzaSuccessore = ultima
    ? await countSenzaSuccessore(unit, operatoreId, await inizioDelGiorno(unit, al, 1))
    : 0;
  if (
    nota === undefined ||
    (!richiesta && nota.versione > 0 && nota.al === al && nota.senzaSuccessore === senzaSuccessore)
  )
    return;
  const versione = nota.versione + 1;
  await unit.query(
    'UPDATE successione SET al = $3, senza_successore = $4, versione = $5 WHERE ambito_id = $1 AND incarico_id = $2',
    [unit.ambitoId, incaricoId, al, senzaSuccessore, versione],
  );
  unit.emit(
    newEvent({
      tipo: 'SuccessioneConfermata',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'Incarico', id: incaricoId, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: { operatoreId, al, senzaSuccessore },
    }),
  );
}

/**
 * Counts the cases for which the operator answers until an instant and for which no successor is decided. Such a case stays
 * with the operator, or falls to the coordinator or to nobody.
 */
async function countSenzaSuccessore(unit: AmbitoUnit, operatoreId: string, dopo: Date): Promise<number> {
  // For an overdue end the present cases are counted: a handover does not change the past.
  const fine = dopo > unit.adesso ? dopo : unit.adesso;
  const [conto] = await unit.query<{ numero: number }>(
    `SELECT count(*)::int AS numero FROM responsabilita poi
     WHERE ambito_id = $1 AND periodo @> $3::timestamptz AND fine > $3::timestamptz AND (operatore_id = $2 OR (senza_nominato(natura) AND EXISTS (
       SELECT FROM responsabilita prima
       WHERE prima.ambito_id = $1 AND prima.presa_in_carico_id = poi.presa_in_carico_id AND prima.operatore_id = $2
         AND prima.periodo @> ($3::timestamptz - interval '1 microsecond'))))`,
    [unit.ambitoId, operatoreId, fine],
  );
  return conto?.numero ?? 0;
}
