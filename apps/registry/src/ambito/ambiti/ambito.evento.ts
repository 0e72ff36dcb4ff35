// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { giornoRoma } from '@ambito/orari';
import { columnsOf, jsonOf, type WriteUnit } from '@ambito/persistence';
import { AmbitoEntity } from './ambito.entity.ts';
import { AppartenenzaEntity } from './appartenenza.entity.ts';
import { capofilaDi } from './capofila.sql.ts';

const DELL_AMBITO = ['codice', 'nome', 'regione', 'versione'] as const;

/** Tells the other services of an Ambito, of its Comuni over time and of its present capofila. */
export async function emitAmbito(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<
    Pick<AmbitoEntity, (typeof DELL_AMBITO)[number]> & {
      capofila: string;
      comuni: Pick<AppartenenzaEntity, 'codiceIstat' | 'dal' | 'al'>[];
    }
  >(
    `SELECT ${columnsOf(AmbitoEntity, undefined, DELL_AMBITO)}, ${capofilaDi('ambito.id', '$2')} AS capofila,
       (SELECT json_agg(${jsonOf(AppartenenzaEntity, ['codiceIstat', 'dal', 'al'])} ORDER BY codice_istat, periodo)
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
