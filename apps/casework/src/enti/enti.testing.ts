// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent, type Evento } from '@ambito/events';
import { A04 } from '../testing.ts';

/** An ente as the registry tells it: by default for the whole Ambito, without competence or accreditations. */
export const enteDi = (id: string, versione: number, dati: object = {}, ambitoId: string = A04): Evento =>
  newEvent({
    tipo: 'EnteAggiornato',
    ambitoId,
    aggregato: { tipo: 'Ente', id, versione },
    avvenutoIl: '2026-11-24T10:00:00.000Z',
    dati: {
      natura: 'TERZO_SETTORE',
      denominazione: 'Cooperativa Alfa',
      dal: '2020-01-01',
      comuni: [],
      competenze: [],
      accreditamenti: [],
      ...dati,
    },
  });

/** An accreditation for home care, unless it is for something else. */
export const accreditamentoDi = (dal: string, al: string, prestazioni: readonly string[] = ['A2.07']) => ({
  id: randomUUID(),
  dal,
  al,
  prestazioni,
});
