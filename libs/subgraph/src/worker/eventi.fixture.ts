// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent, type Evento } from '@ambito/events';
import type { Consumer } from './consumer.ts';

export const A04 = '0192a04a-0000-7000-8000-000000000a04';
export const A05 = '0192a04a-0000-7000-8000-000000000a05';
/** A Comune for whose sedi the consumer below throws. */
export const VELENO = '999999';

export function sedeAggiornata(
  altro: { id?: string; versione?: number; ambitoId?: string; comune?: string } = {},
): Evento {
  const { id = randomUUID(), versione = 1, ambitoId = A04, comune = '064071' } = altro;
  return newEvent({
    tipo: 'SedeAggiornata',
    ambitoId,
    aggregato: { tipo: 'Sede', id, versione },
    avvenutoIl: new Date().toISOString(),
    dati: { comune, denominazione: `Sede ${versione}`, attivaDal: '2020-01-01', orari: [] },
  });
}

/** Keeps sedi as casework does: a state that is older than the stored one has no effect. */
export const sediConsumer: Consumer = {
  queue: 'casework.registry',
  async apply(unit, events) {
    for (const { ambitoId, aggregato, dati } of events) {
      const { comune } = dati as { comune: string };
      if (comune === VELENO) throw new Error('indigestible');
      await unit.query(
        `INSERT INTO anagrafe_sede (id, ambito_id, codice_istat, attiva_dal, orari, versione) VALUES ($1, $2, $3, '2020-01-01', '[]', $4)
         ON CONFLICT (id) DO UPDATE SET versione = excluded.versione WHERE anagrafe_sede.versione < excluded.versione`,
        [aggregato.id, ambitoId, comune, aggregato.versione],
      );
    }
  },
};
