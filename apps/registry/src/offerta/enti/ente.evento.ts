// SPDX-License-Identifier: AGPL-3.0-or-later
import { newEvent } from '@ambito/events';
import { vigilia } from '@ambito/orari';
import { columnsOf, jsonOf, type WriteUnit } from '@ambito/persistence';
import { EnteCompetenzaEntity, EnteEntity } from './ente.entity.ts';

const DELL_ENTE = ['ambitoId', 'natura', 'denominazione', 'dal', 'al', 'versione'] as const;

type Stato = Pick<EnteEntity, (typeof DELL_ENTE)[number]> & {
  comuni: string[];
  competenze: Pick<EnteCompetenzaEntity, 'tipo' | 'aree' | 'prestazioni'>[];
  accreditamenti: { id: string; dal: string; al: string; prestazioni: string[] }[];
};

/**
 * Tells the other services the competences and accreditations of an ente, with their places and days. Its contacts stay in the
 * graph.
 */
export async function emitEnte(unit: WriteUnit, id: string): Promise<void> {
  const [stato] = await unit.query<Stato>(
    `SELECT ${columnsOf(EnteEntity, undefined, DELL_ENTE)},
       ARRAY(SELECT codice_istat FROM ente_comune WHERE ente_id = ente.id ORDER BY codice_istat) AS comuni,
       coalesce((SELECT json_agg(${jsonOf(EnteCompetenzaEntity, ['tipo', 'aree', 'prestazioni'])} ORDER BY tipo)
                 FROM ente_competenza WHERE ente_id = ente.id), '[]') AS competenze,
       coalesce((SELECT json_agg(json_build_object('id', id, 'dal', lower(periodo), 'al', upper(periodo) - 1, 'prestazioni', prestazioni) ORDER BY periodo, id)
                 FROM accreditamento WHERE ente_id = ente.id), '[]') AS accreditamenti
     FROM ente WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No Ente ${id}`);
  emitStato(unit, id, stato);
}

/**
 * Tells the other services that an ente, which is about to be annulled, is there on no day: it ends the day before it begins. The row is
 * still there. @param sostituitoDaId the ente that stays, when it was registered twice
 */
export async function emitEnteAnnullato(unit: WriteUnit, id: string, sostituitoDaId: string | null): Promise<void> {
  const [stato] = await unit.query<Pick<EnteEntity, (typeof DELL_ENTE)[number]>>(
    `SELECT ${columnsOf(EnteEntity, undefined, DELL_ENTE)} FROM ente WHERE id = $1`,
    [id],
  );
  if (stato === undefined) throw new Error(`No Ente ${id}`);
  const mai = { al: vigilia(stato.dal), versione: stato.versione + 1, comuni: [], competenze: [], accreditamenti: [] };
  emitStato(unit, id, { ...stato, ...mai }, sostituitoDaId);
}

function emitStato(unit: WriteUnit, id: string, stato: Stato, sostituitoDaId: string | null = null): void {
  const { ambitoId, versione, al, ...dati } = stato;
  unit.emit(
    newEvent({
      tipo: 'EnteAggiornato',
      ambitoId,
      aggregato: { tipo: 'Ente', id, versione },
      avvenutoIl: unit.adesso.toISOString(),
      dati: { ...dati, ...(al === null ? {} : { al }), ...(sostituitoDaId === null ? {} : { sostituitoDaId }) },
    }),
  );
}
