// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { newEvent, type Evento } from '@ambito/events';
import pg from 'pg';
import type { Reader, UnitContext } from './unit-context.ts';

export const A04 = '0192a04a-0000-7000-8000-000000000a04';
export const A05 = '0192a04a-0000-7000-8000-000000000a05';

/** The context of an assistente sociale of an Ambito who does one action. */
export function contesto(altro: Partial<UnitContext> = {}): UnitContext {
  return {
    attore: { sub: 'demo-assistente', ruoli: [] },
    autorizzazione: { ruolo: 'ASSISTENTE_SOCIALE', assegnazione: null },
    ambitoId: A04,
    requestId: 'request-1',
    azione: 'persona.registra',
    adesso: new Date('2026-03-10T09:00:00Z'),
    ...altro,
  };
}

/** Writes an invented person and returns its id. */
export async function registraPersona(unit: Reader, ambitoId: string, codiceFiscale?: string): Promise<string> {
  const id = randomUUID();
  await unit.query(
    `INSERT INTO persona (ambito_id, id, codice_fiscale, nome, cognome, sesso, cittadinanza, gruppo_cittadinanza, sale, pseudonimo)
     VALUES ($1, $2, $3, 'Maria', 'Rossi', 'F', 'ITALIANA', 'ITALIANA', '\\x00', repeat('0', 64))`,
    [ambitoId, id, codiceFiscale ?? null],
  );
  return id;
}

export function unEvento(ambitoId = A04, versione = 1, id: string = randomUUID()): Evento {
  return newEvent({
    tipo: 'SedeAggiornata',
    ambitoId,
    aggregato: { tipo: 'Sede', id, versione },
    avvenutoIl: new Date().toISOString(),
    dati: { comune: '064071', denominazione: `Sede ${versione}`, attivaDal: '2020-01-01', orari: [] },
  });
}

/** A connection of the superuser, who sees all rows. Only tests use it. */
export async function conTutto(url: string): Promise<pg.Client & { count(tabella: string): Promise<number> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, {
    async count(tabella: string): Promise<number> {
      const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${tabella}`);
      return rows[0]?.n ?? 0;
    },
  });
}
