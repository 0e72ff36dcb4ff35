// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { capofilaDi } from './capofila.sql.ts';

/** Tells the other services of an Ambito, of its Comuni over time and of its present capofila. */
export async function emitAmbito(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<{
    codice: string;
    nome: string;
    regione: string;
    capofila: string;
    versione: number;
    comuni: { codiceIstat: string; dal: string; al: string | null }[];
  }>(
    `SELECT codice, nome, regione, ${capofilaDi('ambito.id', '$2')} AS capofila, versione,
       (SELECT json_agg(json_build_object('codiceIstat', codice_istat, 'dal', lower(periodo), 'al', upper(periodo) - 1) ORDER BY codice_istat, periodo)
        FROM appartenenza WHERE ambito_id = ambito.id) AS comuni
     FROM ambito WHERE id = $1`,
    [id, giornoRoma(unit.adesso)],
  );
  if (stato === undefined) throw new Error(`No Ambito ${id}`);
  const { versione, comuni, ...dati } = stato;
  unit.emit(
    newEvent({
      tipo: 'AmbitoAggiornato',
      ambitoId: id,
      aggregato: { tipo: 'Ambito', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: { ...dati, comuni: comuni.map(({ al, ...comune }) => (al === null ? comune : { ...comune, al })) },
    }),
  );
}
