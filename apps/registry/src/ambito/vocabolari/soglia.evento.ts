// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { jsonOf, type WriteUnit } from '@ambito/persistence';
import { ValoreSogliaEntity } from './soglia.entity.ts';
import type { NomeSoglia } from './soglia.ts';

/** Tells the other services the values of a threshold over time. */
export async function emitSoglia(unit: WriteUnit, nome: NomeSoglia): Promise<void> {
  const [stato] = await unit.query<{ versione: number; valori: { valore: number; dal: string }[] }>(
    `SELECT versione, (SELECT json_agg(${jsonOf(ValoreSogliaEntity, ['valore', 'dal'])} ORDER BY dal) FROM valore_soglia WHERE nome = $1) AS valori
     FROM soglia WHERE nome = $1`,
    [nome],
  );
  if (stato === undefined) throw new Error(`No Soglia ${nome}`);
  unit.emit(
    newEvent({
      tipo: 'SogliaAggiornata',
      ambitoId: null,
      aggregato: { tipo: 'Soglia', id: nome, versione: stato.versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: { nome, valori: stato.valori },
    }),
  );
}
