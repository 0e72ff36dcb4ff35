// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent, type Evento } from '@ambito/events';
import { A04 } from '../testing.ts';

/** The registry tells a budget line: 1000.00 euros of 2026 unless said otherwise. */
export const lineaDi = (id: string, versione: number, dati: object = {}): Evento =>
  newEvent({
    tipo: 'LineaDiBilancioAggiornata',
    ambitoId: A04,
    aggregato: { tipo: 'LineaDiBilancio', id, versione },
    avvenutoIl: '2026-11-24T10:00:00.000Z',
    dati: {
      pianoId: randomUUID(),
      anno: 2026,
      codice: 'L1',
      fondo: 'FNPS',
      annoFondo: 2025,
      importo: '1000.00',
      stato: 'ATTIVA',
      ...dati,
    },
  });
