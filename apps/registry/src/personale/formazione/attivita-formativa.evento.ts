// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { columnsOf, jsonOf, type WriteUnit } from '@ambito/persistence';
import { AttivitaFormativaEntity, PartecipazioneEntity } from './attivita-formativa.entity.ts';

/** Tells the information system of an event: its days and hours, and how many of them each operator attended. */
export function emitAttivitaFormativa(unit: WriteUnit, id: string): Promise<void> {
  return emit(unit, id, ({ partecipazioni }) => partecipazioni);
}

/** Tells it of an event that is about to be annulled: nobody attended it. */
export async function emitAttivitaFormativaAnnullata(unit: WriteUnit, id: string): Promise<void> {
  await unit.query('UPDATE attivita_formativa SET versione = versione + 1 WHERE id = $1', [id]);
  await emit(unit, id, () => []);
}

type Stato = Pick<AttivitaFormativaEntity, 'versione' | 'dal' | 'al'> & { ore: number; partecipazioni: object[] };

/** @param daDire what is told of who attended */
async function emit(unit: WriteUnit, id: string, daDire: (stato: Stato) => readonly object[]): Promise<void> {
  const [stato] = await unit.query<Stato>(
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
      dati: { ...dati, partecipazioni: daDire(stato) },
    }),
  );
}
