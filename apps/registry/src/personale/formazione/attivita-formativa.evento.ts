// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { columnsOf, jsonOf, type WriteUnit } from '@ambito/persistence';
import { AttivitaFormativaEntity, PartecipazioneEntity } from './attivita-formativa.entity.ts';

/** Tells the information system of an event: its days and hours, and how many of them each operator attended. */
export async function emitAttivitaFormativa(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<
    Pick<AttivitaFormativaEntity, 'versione' | 'dal' | 'al'> & { ore: number; partecipazioni: object[] }
  >(
    `SELECT ${columnsOf(AttivitaFormativaEntity, 'a', ['versione', 'dal', 'al'])}, ore::float8 AS ore,
       coalesce((SELECT json_agg(${jsonOf(PartecipazioneEntity, ['operatoreId', 'ore'], 'p')} ORDER BY operatore_id)
                 FROM partecipazione p WHERE attivita_id = a.id), '[]') AS partecipazioni
     FROM attivita_formativa a WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No AttivitaFormativa ${id}`);
  const { versione, ...dati } = stato;
  unit.emit(
    newEvent({
      tipo: 'AttivitaFormativaAggiornata',
      ambitoId: unit.ambitoId,
      aggregato: { tipo: 'AttivitaFormativa', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati,
    }),
  );
}
